package dev.railsk.config;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of secrets that Kubernetes itself knows, and the keys that the API server wants of each. */
final class SecretTypes {

    /** What is in no form. */
    static final String OPAQUE = "Opaque";

    /** What images are pulled with. */
    static final String DOCKER_CONFIG = "kubernetes.io/dockerconfigjson";

    private static final int LONGEST = 253;
    private static final Map<String, List<String>> KEYS = Map.of(
            "kubernetes.io/dockercfg",
            List.of(".dockercfg"),
            DOCKER_CONFIG,
            List.of(".dockerconfigjson"),
            "kubernetes.io/ssh-auth",
            List.of("ssh-privatekey"),
            "kubernetes.io/tls",
            List.of("tls.crt", "tls.key"));

    private SecretTypes() {}

    /** Note that a type is none. */
    static void check(Draft draft, Origin origin, String type) {
        if (!Syntax.isWord(type, "-._/", LONGEST)) {
            draft.problem(
                    "type",
                    origin,
                    "a secret's type must have 1 to 253 letters, digits, dashes, dots, underscores and slashes, but was \""
                            + type + "\"",
                    "Name it like \"kubernetes.io/tls\".");
        }
    }

    /** Note which keys a secret of this type lacks. */
    static void checkKeys(Draft draft, Origin origin, String type, Set<String> keys) {
        for (String key : KEYS.getOrDefault(type, List.of())) {
            if (!keys.contains(key)) {
                draft.problem(
                        "type",
                        draft.originOf("type", origin),
                        "a secret of type " + type + " must have the key \"" + key + "\", but has "
                                + (keys.isEmpty() ? "none" : String.join(", ", keys)),
                        "Add the key, or choose another type.");
                return;
            }
        }
    }
}
