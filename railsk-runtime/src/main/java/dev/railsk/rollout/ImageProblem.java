package dev.railsk.rollout;

import java.util.List;
import java.util.Locale;

/** Tells from a registry's or runtime's words why an image is not there: the first row whose words are among them. */
final class ImageProblem {

    private static final List<Row> ROWS = List.of(
            when(Rule.IMAGE_PLATFORM, "no match for platform in manifest", "no matching manifest for"),
            when(
                    Rule.IMAGE_RATE_LIMITED,
                    "toomanyrequests",
                    "429 too many requests",
                    "pull rate limit",
                    "rate exceeded",
                    "quota exceeded for quota metric"),
            when(
                    Rule.REGISTRY_FAILING,
                    "500 internal server error",
                    "502 bad gateway",
                    "503 service unavailable",
                    "504 gateway time",
                    "registryunavailable"),
            when(Rule.IMAGE_PULL_FAILING, "no such host", "host not found"),
            when(
                    Rule.IMAGE_UNAUTHORIZED,
                    "unauthorized",
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

    static String nextStep(Rule rule, String image, String message) {
        return switch (rule) {
            case IMAGE_PLATFORM ->
                "Build " + image + " for the processor of the nodes too, such as linux/arm64 or linux/amd64.";
            case IMAGE_NOT_FOUND -> "Push " + image + ", or deploy a revision that was pushed.";
            case IMAGE_UNAUTHORIZED ->
                "Check the pull secret's credentials for the registry of " + image
                        + "; some registries answer so for an image that does not exist, too.";
            case IMAGE_RATE_LIMITED ->
                "Wait until the registry's limit is over and deploy again; a pull secret raises it, as does a mirror of "
                        + image + ".";
            case REGISTRY_FAILING ->
                "The registry of " + image
                        + " has an outage: deploy again once it answers. Pods that run are left alone.";
            default -> connection(image, message);
        };
    }

    private static String connection(String image, String message) {
        if (message.contains("no space left on device")) {
            return "The node's disk is full: make room there, then deploy again.";
        }
        if (message.contains("x509:")) {
            return "The nodes do not trust the certificate of the registry of " + image
                    + ": renew it, or give the nodes its authority.";
        }
        return message.contains("server gave HTTP response to HTTPS client")
                ? "The registry of " + image + " speaks HTTP only: give it a certificate, or tell the nodes' runtime."
                : "Check that the nodes reach the registry of " + image + ".";
    }
}
