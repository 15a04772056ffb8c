package dev.railsk.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * Which log to read.
 *
 * @param namespace the pod's namespace
 * @param pod the pod's name
 * @param container the container's name
 * @param previous whether to read the container's run before the present one
 * @param tailLines how many lines from the end; 0 for all
 * @param since how far back, to whole seconds; empty for all
 */
public record LogRequest(
        String namespace, String pod, String container, boolean previous, int tailLines, Optional<Duration> since) {

    /** However far back. */
    public LogRequest(String namespace, String pod, String container, boolean previous, int tailLines) {
        this(namespace, pod, container, previous, tailLines, Optional.empty());
    }

    /** Whether only the end of the log is asked for. */
    public boolean isBounded() {
        return tailLines > 0 || since.isPresent();
    }

    /** The whole log of a container's present run. */
    public static LogRequest of(String namespace, String pod, String container) {
        return new LogRequest(namespace, pod, container, false, 0);
    }
}
