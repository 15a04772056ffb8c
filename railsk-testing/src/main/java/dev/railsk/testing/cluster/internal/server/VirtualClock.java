package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A clock that jumps. It stands still while any thread that has begun an activity is busy; when all of them wait, it jumps to
 * the next scheduled action or to the first waiter's limit, whichever comes first. So the same run gives the same times.
 *
 * <p>A thread that is held up elsewhere, such as by a listener that waits for somebody, holds the clock up for two seconds only:
 * then the others go on without it, until it is heard of again.
 *
 * <p>Its monitor guards the whole fake: every call on the fake holds it.
 */
public final class VirtualClock implements ClusterTime {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final long LOOK_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long MOST_PATIENCE_MILLIS = 30_000;

    private final Map<Thread, Integer> activities = new HashMap<>();
    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> absent = new HashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final PriorityQueue<Action> actions = new PriorityQueue<>(
            Comparator.comparing(Action::due).thenComparing(Action::subject).thenComparing(Action::order));
    private Instant now = START;
    private long order;
    private int busy;
    private long heard;

    private record Action(Instant due, String subject, long order, Runnable task) {}

    private static final class Waiter {
        private final BooleanSupplier ready;
        private final Instant limit;
        private boolean isReleased;

        Waiter(BooleanSupplier ready, Instant limit) {
            this.ready = ready;
            this.limit = limit;
        }
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Activity begin() {
        Thread thread = Thread.currentThread();
        hear(thread);
        if (activities.merge(thread, 1, Integer::sum) == 1) {
            busy++;
        }
        return () -> end(thread);
    }

    private synchronized void end(Thread thread) {
        hear(thread);
        Integer depth = activities.get(thread);
        if (depth == null) {
            return;
        }
        if (depth > 1) {
            activities.put(thread, depth - 1);
        } else {
            activities.remove(thread);
            busy--;
            advance();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        await(() -> false, duration);
    }

    /**
     * Do this after a while. What is due in the same moment is done in the order of the subjects' names: so it does not matter
     * which of several threads was the first.
     */
    public synchronized void schedule(Duration delay, ObjectRef subject, Runnable task) {
        actions.add(new Action(
                now.plus(delay), subject.namespace() + "/" + subject.name() + " " + subject.kind(), order++, task));
    }

    /** Wait until this holds, at most so long, and say whether it holds. Conditions are looked at after {@link #signal()}. */
    synchronized boolean await(BooleanSupplier ready, Duration limit) throws InterruptedException {
        Thread thread = Thread.currentThread();
        hear(thread);
        if (ready.getAsBoolean()) {
            return true;
        }
        Waiter waiter = new Waiter(ready, now.plus(limit));
        boolean isCounted = activities.containsKey(thread);
        waiters.add(waiter);
        waiting.add(thread);
        busy -= isCounted ? 1 : 0;
        advance();
        try {
            waitForRelease(waiter);
        } finally {
            waiting.remove(thread);
            if (waiters.remove(waiter)) {
                busy++;
            }
            if (!isCounted) {
                busy--;
                advance();
            }
        }
        return ready.getAsBoolean();
    }

    private void waitForRelease(Waiter waiter) throws InterruptedException {
        long since = System.nanoTime();
        long last = heard;
        while (!waiter.isReleased) {
            wait(LOOK_MILLIS);
            if (heard != last) {
                last = heard;
                since = System.nanoTime();
            } else if (!waiter.isReleased) {
                leaveOut((System.nanoTime() - since) / 1_000_000);
            }
        }
    }

    /** This thread is at work here: whatever held it up is over. */
    private void hear(Thread thread) {
        heard++;
        if (absent.remove(thread)) {
            busy++;
        }
    }

    /** Go on without those that wait elsewhere, when nothing has been heard for so long. */
    private void leaveOut(long silentMillis) {
        for (Thread thread : activities.keySet()) {
            boolean isWorking = !waiting.contains(thread) && !absent.contains(thread);
            if (isWorking && silentMillis >= patience(thread)) {
                absent.add(thread);
                busy--;
            }
        }
        advance();
    }

    private static long patience(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> PATIENCE_MILLIS;
            default -> MOST_PATIENCE_MILLIS;
        };
    }

    /** Look again at what the waiters wait for. */
    synchronized void signal() {
        release();
    }

    /** Run everything that is due until then, whoever is busy. For a clock that follows another one. */
    public synchronized void advanceBy(Duration duration) {
        Instant target = now.plus(duration);
        Action next = actions.peek();
        while (next != null && !next.due().isAfter(target)) {
            moveTo(next.due());
            next = actions.peek();
        }
        moveTo(target);
    }

    private void advance() {
        release();
        while (busy == 0 && !waiters.isEmpty()) {
            Action next = actions.peek();
            Instant target = waiters.stream()
                    .map(waiter -> waiter.limit)
                    .min(Comparator.naturalOrder())
                    .orElse(now);
            moveTo(next != null && next.due().isBefore(target) ? next.due() : target);
        }
    }

    private void moveTo(Instant target) {
        if (target.isAfter(now)) {
            now = target;
        }
        Action next = actions.peek();
        while (next != null && !next.due().isAfter(now)) {
            actions.remove(next);
            next.task().run();
            next = actions.peek();
        }
        release();
    }

    private void release() {
        boolean any = false;
        for (int i = waiters.size() - 1; i >= 0; i--) {
            Waiter waiter = waiters.get(i);
            if (!waiter.limit.isAfter(now) || waiter.ready.getAsBoolean()) {
                waiter.isReleased = true;
                waiters.remove(i);
                busy++;
                any = true;
            }
        }
        if (any) {
            notifyAll();
        }
    }
}
