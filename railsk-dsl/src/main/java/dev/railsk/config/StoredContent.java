package dev.railsk.config;

import dev.railsk.name.internal.KeySyntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;

/** What ConfigMaps and Secrets have in common: keys, and how much they hold. */
final class StoredContent {

    /** What a ConfigMap or a Secret holds at most. */
    static final long MOST_BYTES = 1024 * 1024;

    private StoredContent() {}

    /** Whether Kubernetes takes this as a key. */
    static boolean isKey(String key) {
        return KeySyntax.isKey(key);
    }

    /** Note that a name of a file, or of a key that is none of a setting, is not one that Kubernetes takes. */
    static void checkKey(Draft draft, String part, Origin origin, String key) {
        if (!isKey(key)) {
            draft.problem(
                    part,
                    origin,
                    "a key must have 1 to 253 letters, digits, dashes, underscores and dots, but was \"" + key + "\"",
                    "Name it like \"nginx.conf\" or \"DATABASE_URL\".");
        }
    }

    /** Note which of an env file's names Kubernetes refuses. They may be pieces of a value that was pasted in, so they are told by number. */
    static void checkNames(Draft draft, String part, Origin origin, EnvFile file) {
        int number = 0;
        for (String key : file.values().keySet()) {
            number++;
            if (!isKey(key)) {
                draft.problem(
                        part,
                        origin,
                        "setting " + number + " of the env file has a name that Kubernetes refuses",
                        "Use 1 to 253 letters, digits, dashes, underscores and dots, and no blanks around \"=\".");
            }
        }
    }

    /** Note that what cannot be changed would keep its name when its content changes. */
    static void checkImmutable(Draft draft, Origin origin, boolean isImmutable, ConfigRollout rollout) {
        if (isImmutable && rollout != ConfigRollout.HASHED_NAME) {
            draft.problem(
                    "immutable",
                    draft.originOf("rollout", draft.originOf("immutable", origin)),
                    "what is immutable must have a name that ends in a hash, as the API server refuses another content"
                            + " under the same name, but its rollout is " + rollout,
                    "Leave the rollout at ConfigRollout.HASHED_NAME, or leave immutable() out.");
        }
    }
}
