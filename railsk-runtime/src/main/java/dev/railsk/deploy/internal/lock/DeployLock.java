package dev.railsk.deploy.internal.lock;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.deploy.internal.lock.LeaseStore.Stored;
import dev.railsk.deploy.internal.run.LockLostException;
import dev.railsk.deploy.internal.run.WriteGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A lock that this process holds: a thread renews it until it is closed. Nothing may be written once its last renewal is older than
 * {@link #TRUST}, since others may take it after {@link Lease#DURATION}.
 *
 * <p>The API server cannot tell a late request from a timely one: a write that was sent in time and held up on its way may still arrive
 * after the lock has changed hands.
 */
public final class DeployLock implements WriteGuard {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int TRIES = 5;
    private static final Duration TRUST = Duration.ofSeconds(10);

    private final LeaseStore store;
    private final ClusterTime time;
    private final Consumer<String> warn;
    private final Thread heart;
    private final CountDownLatch beating = new CountDownLatch(1);

    private Stored held;
    private Instant renewedAt;
    private String step = "";
    private String loss = "";
    private boolean isClosed;

    DeployLock(LeaseStore store, ClusterTime time, Stored held, Instant renewedAt, Consumer<String> warn) {
        this.store = store;
        this.time = time;
        this.held = held;
        this.renewedAt = renewedAt;
        this.warn = warn;
        heart = new Thread(this::beat, "railsk-lock");
        heart.setDaemon(true);
        heart.start();
        awaitBeating();
    }

    // A virtual clock must not run ahead of a thread that it does not know yet.
    private void awaitBeating() {
        boolean isInterrupted = false;
        while (true) {
            try {
                beating.await();
                break;
            } catch (InterruptedException later) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The number of this holding. */
    public synchronized long token() {
        return held.lease().token();
    }

    /** Say what the deploy is about to do; others read it with the next renewal. */
    @Override
    public synchronized void enter(String nextStep) {
        step = nextStep;
    }

    @Override
    public synchronized void check() {
        if (!loss.isEmpty()) {
            throw new LockLostException(loss);
        }
        Duration age = Duration.between(renewedAt, time.now());
        if (age.compareTo(TRUST) > 0) {
            throw new LockLostException(
                    "the lock could not be renewed for " + age.toSeconds() + " s, so another deploy may have taken it");
        }
    }

    private void beat() {
        ClusterTime.Activity work = time.begin();
        beating.countDown();
        try {
            time.sleep(HEARTBEAT);
            while (isBeating()) {
                time.sleep(renew() ? HEARTBEAT : AFTER_FAILURE);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            work.close();
        }
    }

    private synchronized boolean isBeating() {
        return !isClosed && loss.isEmpty();
    }

    /** Whether it went well; what is unknown is tried again. */
    private boolean renew() {
        Stored before = held();
        Instant now = time.now();
        try {
            Optional<Stored> next = store.replace(before, before.lease().renewed(step(), now));
            if (next.isPresent()) {
                keep(next.get(), now);
                return true;
            }
            Stored found = store.read();
            if (found.lease().identity().equals(before.lease().identity())) {
                // Somebody wrote a note on it, or an answer was lost on its way.
                keep(found, now);
            } else {
                lose(found.lease());
            }
            return false;
        } catch (ClusterException unreachable) {
            return false;
        }
    }

    private synchronized Stored held() {
        return held;
    }

    private synchronized String step() {
        return step;
    }

    private synchronized void keep(Stored next, Instant at) {
        held = next;
        renewedAt = at;
    }

    private synchronized void lose(Lease other) {
        if (!other.brokenBy().isEmpty()) {
            loss = "the lock was broken by " + other.brokenBy();
        } else if (other.isHeld()) {
            loss = "the lock was taken by " + other.holder();
        } else {
            loss = "the lock was deleted";
        }
    }

    /** Stop renewing it, and give it back. */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
        }
        boolean isInterrupted = Thread.interrupted();
        heart.interrupt();
        try {
            heart.join();
        } catch (InterruptedException again) {
            isInterrupted = true;
        }
        try {
            release();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void release() {
        Stored last = held();
        if (!loss().isEmpty()) {
            return;
        }
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                if (store.replace(last, last.lease().released(time.now())).isPresent()) {
                    return;
                }
                // Somebody wrote a note on it, or a renewal was cut off whose answer nobody has read.
                Stored found = store.read();
                if (!found.lease().identity().equals(last.lease().identity())) {
                    break;
                }
                last = found;
            }
            warn.accept("the lock was not given back, since somebody else changed it meanwhile");
        } catch (ClusterException failure) {
            warn.accept("the lock could not be given back; others take it after " + Lease.DURATION.toSeconds() + " s: "
                    + failure.getMessage());
        }
    }

    private synchronized String loss() {
        return loss;
    }
}
