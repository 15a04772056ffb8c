package dev.railsk.name.internal;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;

/** What Kubernetes takes as the key of a label or annotation, and as the value of a label. */
public final class LabelSyntax {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;

    private LabelSyntax() {}

    /** Note what is wrong with a label. */
    public static void checkLabel(Draft draft, Origin origin, String key, String value) {
        checkKey(draft, origin, "label", key);
        if (!isValue(value)) {
            draft.problem(
                    "label " + key,
                    origin,
                    "the value of label \"" + key
                            + "\" must have at most 63 letters, digits, dashes, underscores and dots, but was \""
                            + value
                            + "\"",
                    "Begin and end it with a letter or digit.");
        }
    }

    /**
     * Note what is wrong with a key.
     *
     * @param what {@code label} or {@code annotation}
     */
    public static void checkKey(Draft draft, Origin origin, String what, String key) {
        if (!isKey(key)) {
            draft.problem(
                    what + " " + key,
                    origin,
                    "the key of " + (what.startsWith("a") ? "an " : "a ") + what
                            + " must be a name of at most 63 letters, digits, dashes, underscores and dots,"
                            + " with or without a domain before it, but was \"" + key + "\"",
                    "Write it like \"team\" or \"shop.example/team\".");
        }
    }

    /** Whether it can be the key of a label or annotation. */
    public static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return isName(key.substring(slash + 1))
                && (slash < 0 || (slash <= LONGEST_PREFIX && Syntax.isDomain(key.substring(0, slash))));
    }

    /** Whether it can be the value of a label. */
    public static boolean isValue(String value) {
        return value.isEmpty() || isName(value);
    }

    private static boolean isName(String text) {
        return Syntax.isWord(text, "-_.", LONGEST_NAME) && Syntax.isPlainAtBothEnds(text);
    }
}
