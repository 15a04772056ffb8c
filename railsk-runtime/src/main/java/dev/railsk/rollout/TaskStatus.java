package dev.railsk.rollout;

import java.util.List;
import java.util.Optional;

/** How far the Job of a task is. */
public sealed interface TaskStatus {

    /**
     * It has not ended.
     *
     * @param pod the name of its pod; empty when there is none yet
     * @param container the container whose log can be read; empty while none has started
     * @param problems what keeps it from starting
     */
    record Unfinished(String pod, String container, List<Cause> problems) implements TaskStatus {
        public Unfinished {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It ended well: the Job's own condition says so.
     *
     * @param endedAt when, in the server's words
     */
    record Succeeded(String pod, String container, Optional<String> endedAt) implements TaskStatus {}

    /** It ended badly, or cannot start. */
    record Failed(String pod, String container, Cause cause) implements TaskStatus {}
}
