package dev.railsk.rollout;

import java.util.List;
import java.util.Locale;

/** Tells from a registry's or runtime's words why an image is not there. */
final class ImageProblem {

    private static final List<String> UNAUTHORIZED = List.of(
            "unauthorized",
            "401",
            "403 forbidden",
            "pull access denied",
            "authorization failed",
            "authentication required",
            "insufficient_scope",
            "no basic auth credentials",
            "denied:");
    private static final List<String> NOT_FOUND = List.of(
            "not found",
            "code = notfound",
            "manifest unknown",
            "name unknown",
            "name_unknown",
            "manifest_unknown",
            "does not exist");
    private static final List<String> NO_HOST = List.of("no such host", "host not found");

    private ImageProblem() {}

    static Rule rule(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (contains(text, NO_HOST) || text.contains("toomanyrequests")) {
            return Rule.IMAGE_PULL_FAILING;
        }
        if (contains(text, UNAUTHORIZED)) {
            return Rule.IMAGE_UNAUTHORIZED;
        }
        return contains(text, NOT_FOUND) ? Rule.IMAGE_NOT_FOUND : Rule.IMAGE_PULL_FAILING;
    }

    static String nextStep(Rule rule, String image) {
        return switch (rule) {
            case IMAGE_NOT_FOUND -> "Push " + image + ", or deploy a revision that was pushed.";
            case IMAGE_UNAUTHORIZED ->
                "Check the pull secret's credentials for the registry of " + image
                        + "; some registries answer so for an image that does not exist, too.";
            default -> "Check that the nodes reach the registry of " + image + ".";
        };
    }

    private static boolean contains(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }
}
