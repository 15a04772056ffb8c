package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.rollout.Cause;
import java.time.Instant;
import java.util.Optional;

/** Looks after a task while it runs. */
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

    /** Why nobody waits for its Job any more; empty to go on. */
    Optional<Cause> look(ObjectRef job, Instant now);
}
