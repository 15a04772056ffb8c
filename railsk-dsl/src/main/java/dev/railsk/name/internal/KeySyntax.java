package dev.railsk.name.internal;

/** What Kubernetes takes as a key of a Secret or ConfigMap. */
public final class KeySyntax {

    private static final int LONGEST = 253;

    private KeySyntax() {}

    /** Whether it takes this. */
    public static boolean isKey(String key) {
        return Syntax.isWord(key, "-._", LONGEST) && !key.equals(".") && !key.startsWith("..");
    }
}
