package dev.railsk.deploy.internal.run;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks the API server several things at once, at most {@value #THREADS}. Answers are taken by the caller's thread, in the
 * order of the items; no thread is left when the call returns.
 */
public final class Fan {

    private static final int THREADS = 8;
    private static final long LOOK_MILLIS = 100;
    private static final long END_SECONDS = 30;

    private final BooleanSupplier cancelled;

    public Fan(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /**
     * What came of one item.
     *
     * @param answer the answer, when there is one
     * @param failure why there is none
     * @param isStarted whether it was begun at all
     */
    public record Answer<I, O>(I item, Optional<O> answer, Optional<RuntimeException> failure, boolean isStarted) {}

    /** Do this for all items; the consumer gets an answer for each, those never begun included. */
    public <I, O> void each(List<I> items, Function<I, O> work, Consumer<Answer<I, O>> consumer) {
        if (items.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, items.size()), Fan::thread);
        Round<I, O> round = new Round<>(new ExecutorCompletionService<>(pool), consumer);
        try {
            items.forEach(item -> round.submit(item, work));
            round.take(cancelled);
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
            round.rest();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "railsk-deploy");
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitEnd(ExecutorService pool) {
        boolean isInterrupted = Thread.interrupted();
        try {
            if (!pool.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "a call to the API server did not end within " + END_SECONDS + " s after it was interrupted");
            }
        } catch (InterruptedException again) {
            isInterrupted = true;
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Round<I, O> {
        private final CompletionService<Answer<I, O>> done;
        private final Consumer<Answer<I, O>> consumer;
        private final Set<I> open = new LinkedHashSet<>();
        private final Map<I, Answer<I, O>> early = new HashMap<>();
        private final Set<I> started = ConcurrentHashMap.newKeySet();

        Round(CompletionService<Answer<I, O>> done, Consumer<Answer<I, O>> consumer) {
            this.done = done;
            this.consumer = consumer;
        }

        void submit(I item, Function<I, O> work) {
            open.add(item);
            done.submit(() -> answer(item, work));
        }

        private Answer<I, O> answer(I item, Function<I, O> work) {
            started.add(item);
            try {
                return new Answer<>(item, Optional.of(work.apply(item)), Optional.empty(), true);
            } catch (RuntimeException failure) {
                return new Answer<>(item, Optional.empty(), Optional.of(failure), true);
            }
        }

        void take(BooleanSupplier cancelled) {
            try {
                while (!open.isEmpty() && !cancelled.getAsBoolean()) {
                    Future<Answer<I, O>> next = done.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        keep(next);
                        tell();
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        /** Tell of what came early, and of what was cut off. */
        void rest() {
            for (Future<Answer<I, O>> next = done.poll(); next != null; next = done.poll()) {
                keep(next);
            }
            for (I item : open) {
                Answer<I, O> answer = early.get(item);
                consumer.accept(
                        answer == null
                                ? new Answer<>(item, Optional.empty(), Optional.empty(), started.contains(item))
                                : answer);
            }
        }

        private void keep(Future<Answer<I, O>> ended) {
            try {
                Answer<I, O> answer = ended.get();
                early.put(answer.item(), answer);
            } catch (ExecutionException broken) {
                if (broken.getCause() instanceof Error error) {
                    // The machine's, such as want of memory, or that of a test that kills: nobody's to translate.
                    throw error;
                }
                throw new IllegalStateException("a call to the API server broke", broken);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        /** All whose turn it is. */
        private void tell() {
            Iterator<I> items = open.iterator();
            while (items.hasNext()) {
                Answer<I, O> answer = early.remove(items.next());
                if (answer == null) {
                    return;
                }
                items.remove();
                consumer.accept(answer);
            }
        }
    }
}
