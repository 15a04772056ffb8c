package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterRefusedException;
import java.util.List;
import java.util.Locale;

/**
 * A path on an API server, made of steps of which none can lead elsewhere: a name with a slash in it would reach another object
 * or a subresource.
 */
record ApiPath(String text) {

    private static final int BAD_REQUEST = 400;

    /** A path that is written in the code. */
    static ApiPath of(String text) {
        return new ApiPath(text);
    }

    /** The root of a version of the API, such as {@code /apis/apps/v1}. */
    static ApiPath ofVersion(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? of("/api").step("apiVersion", apiVersion)
                : of("/apis")
                        .step("apiVersion", apiVersion.substring(0, slash))
                        .step("apiVersion", apiVersion.substring(slash + 1));
    }

    ApiPath then(String fixed) {
        return new ApiPath(text + "/" + fixed);
    }

    /**
     * One step further.
     *
     * @param what what the step is, for the message
     * @throws ClusterRefusedException when it cannot be one step of a path
     */
    ApiPath step(String what, String name) {
        if (name.isEmpty()) {
            throw refused(what, "must not be empty");
        }
        if (name.equals(".") || name.equals("..")) {
            throw refused(what, "must not be \"" + name + "\"");
        }
        for (int index = 0; index < name.length(); index++) {
            char here = name.charAt(index);
            if (!isSafe(here)) {
                throw refused(what, "must not have " + told(here) + " in it, but is \"" + visible(name) + "\"");
            }
        }
        return new ApiPath(text + "/" + name);
    }

    /** What names in Kubernetes are made of; a colon stands in those of roles. */
    private static boolean isSafe(char here) {
        return (here >= 'a' && here <= 'z')
                || (here >= 'A' && here <= 'Z')
                || (here >= '0' && here <= '9')
                || here == '-'
                || here == '.'
                || here == '_'
                || here == ':'
                || here == '@'
                || here == '~';
    }

    private static String told(char here) {
        return here == ' '
                ? "a blank"
                : here > ' ' && here < 127 ? "\"" + here + "\"" : String.format(Locale.ROOT, "U+%04X", (int) here);
    }

    private static String visible(String name) {
        StringBuilder visible = new StringBuilder();
        for (int index = 0; index < Math.min(name.length(), 80); index++) {
            char here = name.charAt(index);
            visible.append(Character.isISOControl(here) ? '\uFFFD' : here);
        }
        return visible.toString();
    }

    private static ClusterRefusedException refused(String what, String fact) {
        return new ClusterRefusedException(
                BAD_REQUEST,
                "BadRequest",
                what + " " + fact + ". Names have lower-case letters, digits, dots and dashes only.",
                List.of());
    }
}
