package dev.railsk.config;

import dev.railsk.problem.Origin;
import java.util.Map;
import java.util.Optional;

/** What an app has rendered as a ConfigMap: {@link Config} or {@link ConfigFiles}. */
public interface ConfigObject {

    /** Its name in the definition, and its object's before suffix and hash. */
    String name();

    /** What an author calls it, such as {@code config "settings"}. */
    String told();

    /** Where its problems are, such as {@code config settings}. */
    String scope();

    /** How a change reaches running pods. */
    ConfigRollout rollout();

    /** Whether the API server refuses to change the ConfigMap. */
    boolean isImmutable();

    /** Why its content is left to an overlay; empty when it is here. */
    Optional<String> openReason();

    /** The line that declared it. */
    Origin origin();

    /** What the ConfigMap has as {@code data}. */
    Map<String, String> texts();

    /** What the ConfigMap has as {@code binaryData}, in base64. */
    Map<String, String> binaries();

    /** Whether an overlay still has to bring its content. */
    default boolean isOpen() {
        return openReason().isPresent();
    }
}
