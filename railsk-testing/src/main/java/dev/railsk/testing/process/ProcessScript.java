package dev.railsk.testing.process;

import java.util.Optional;

/** Decides what the processes of a fake cluster do. It is asked under the cluster's clock, by one thread at a time. */
public interface ProcessScript {

    /**
     * A container has started.
     *
     * @return what its process does; empty for what it does without a script
     */
    Optional<ScriptedProcess> started(StartedContainer container);
}
