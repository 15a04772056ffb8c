package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.rollout.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks after a task while it runs, and when it has failed. */
interface Attention {

    /** None: a task runs until it ends. */
    Attention NONE = new Attention() {
        @Override
        public void read(String line, Instant now) {}

        @Override
        public Optional<Cause> look(ObjectRef job, Instant now) {
            return Optional.empty();
        }
    };

    /** It wrote this. */
    void read(String line, Instant now);

    /**
     * How long to wait before it is tried again after a failure; empty where it has failed.
     *
     * @param log the last lines that it wrote
     */
    default Optional<Duration> again(List<String> log, Instant now) {
        return Optional.empty();
    }

    /** Why nobody waits for its Job any more; empty to go on. */
    Optional<Cause> look(ObjectRef job, Instant now);
}
