package dev.railsk.rollout;

import java.util.List;
import java.util.Locale;

/** Tells from a registry's or runtime's words why an image is not there: the first row whose words are among them. */
final class ImageProblem {

    private static final List<Row> ROWS = List.of(
            when(Rule.IMAGE_PLATFORM, "no match for platform in manifest", "no matching manifest for"),
            when(Rule.IMAGE_PULL_FAILING, "no such host", "host not found", "toomanyrequests"),
            when(
                    Rule.IMAGE_UNAUTHORIZED,
                    "unauthorized",
                    "401",
                    "403 forbidden",
                    "pull access denied",
                    "authorization failed",
                    "authentication required",
                    "insufficient_scope",
                    "no basic auth credentials",
                    "denied:"),
            when(
                    Rule.IMAGE_NOT_FOUND,
                    "not found",
                    "code = notfound",
                    "manifest unknown",
                    "name unknown",
                    "name_unknown",
                    "manifest_unknown",
                    "does not exist"));

    private record Row(Rule rule, List<String> words) {}

    private ImageProblem() {}

    private static Row when(Rule rule, String... words) {
        return new Row(rule, List.of(words));
    }

    static Rule rule(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        for (Row row : ROWS) {
            if (row.words().stream().anyMatch(text::contains)) {
                return row.rule();
            }
        }
        return Rule.IMAGE_PULL_FAILING;
    }

    static String nextStep(Rule rule, String image) {
        return switch (rule) {
            case IMAGE_PLATFORM ->
                "Build " + image + " for the processor of the nodes too, such as linux/arm64 or linux/amd64.";
            case IMAGE_NOT_FOUND -> "Push " + image + ", or deploy a revision that was pushed.";
            case IMAGE_UNAUTHORIZED ->
                "Check the pull secret's credentials for the registry of " + image
                        + "; some registries answer so for an image that does not exist, too.";
            default -> "Check that the nodes reach the registry of " + image + ".";
        };
    }
}
