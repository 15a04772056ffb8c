package dev.railsk.testing.process;

import java.util.List;
import java.util.Map;

/**
 * A container of a fake cluster that has just started.
 *
 * @param pod the pod, as {@code namespace/name}
 * @param name the container's name
 * @param image its image, with tag or digest
 * @param command command and arguments, as the pod has them; empty for what the image runs by itself
 * @param env its variables with a value of their own
 * @param isTask whether its pod runs to an end
 */
public record StartedContainer(
        String pod, String name, String image, List<String> command, Map<String, String> env, boolean isTask) {

    public StartedContainer {
        command = List.copyOf(command);
        env = Map.copyOf(env);
    }

    /** The image's tag; its digest, or nothing, where it has none. */
    public String tag() {
        int digest = image.indexOf('@');
        String plain = digest < 0 ? image : image.substring(0, digest);
        int colon = plain.lastIndexOf(':');
        if (colon > plain.lastIndexOf('/')) {
            return plain.substring(colon + 1);
        }
        return digest < 0 ? "" : image.substring(digest + 1);
    }
}
