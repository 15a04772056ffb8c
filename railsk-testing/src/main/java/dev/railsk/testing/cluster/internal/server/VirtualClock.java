package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A clock that jumps. It stands still while any thread that has begun an activity is busy; when all of them wait, it jumps to
 * the next scheduled action or to the first waiter's limit, whichever comes first. So the same run gives the same times.
 *
 * <p>Its monitor guards the whole fake: every call on the fake holds it.
 */
public final class VirtualClock implements ClusterTime {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final long STUCK_AFTER_MILLIS = 60_000;

    private final Map<Thread, Integer> activities = new HashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final PriorityQueue<Action> actions =
            new PriorityQueue<>(Comparator.comparing(Action::due).thenComparing(Action::order));
    private Instant now = START;
    private long order;
    private int busy;

    private record Action(Instant due, long order, Runnable task) {}

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
        if (activities.merge(thread, 1, Integer::sum) == 1) {
            busy++;
        }
        return () -> end(thread);
    }

    private synchronized void end(Thread thread) {
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

    /** Do this after a while. */
    public synchronized void schedule(Duration delay, Runnable task) {
        actions.add(new Action(now.plus(delay), order++, task));
    }

    /** Wait until this holds, at most so long, and say whether it holds. Conditions are looked at after {@link #signal()}. */
    synchronized boolean await(BooleanSupplier ready, Duration limit) throws InterruptedException {
        if (ready.getAsBoolean()) {
            return true;
        }
        Waiter waiter = new Waiter(ready, now.plus(limit));
        boolean isCounted = activities.containsKey(Thread.currentThread());
        waiters.add(waiter);
        busy -= isCounted ? 1 : 0;
        advance();
        try {
            waitForRelease(waiter);
        } finally {
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
        while (!waiter.isReleased) {
            long left = STUCK_AFTER_MILLIS - (System.nanoTime() - since) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException(
                        "the fake cluster's clock has stood still for a minute: it waits for " + activities.keySet()
                                + ", which began an activity and neither waits on this cluster nor ended it");
            }
            wait(left);
        }
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
