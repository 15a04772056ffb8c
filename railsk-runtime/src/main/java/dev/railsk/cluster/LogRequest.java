package dev.railsk.cluster;

/**
 * Which log to read.
 *
 * @param namespace the pod's namespace
 * @param pod the pod's name
 * @param container the container's name
 * @param previous whether to read the container's run before the present one
 * @param tailLines how many lines from the end; 0 for all
 */
public record LogRequest(String namespace, String pod, String container, boolean previous, int tailLines) {

    /** The whole log of a container's present run. */
    public static LogRequest of(String namespace, String pod, String container) {
        return new LogRequest(namespace, pod, container, false, 0);
    }
}
