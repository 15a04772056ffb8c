package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.manifest.Tree;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a failed answer into an exception with what was asked and what the server said. */
final class Refusal {

    private static final String STRUCTURAL = "failed to create typed patch object";
    private static final Pattern FIELD_AT_FAULT =
            Pattern.compile("(?:\\): |errors:\\s*|\\n\\s*)(\\.[^\\s:]+): ([^\\n]+)");

    private Refusal() {}

    /** Whether an HTTP 500 says in truth that the manifest does not fit the schema. */
    static boolean isStructural(ApiAnswer answer) {
        return answer.code() == 500
                && (answer.message().startsWith(STRUCTURAL)
                        || answer.message().startsWith("failed to convert new object"));
    }

    static ClusterRefusedException of(ApiRequest request, ApiAnswer answer, URI server) {
        return of(request, answer, server, Mask.nothing());
    }

    static ClusterRefusedException of(ApiRequest request, ApiAnswer answer, URI server, Mask mask) {
        String said = mask.hide(answer.message());
        List<FieldCause> causes = causes(answer, mask);
        String reason = answer.reason();
        return switch (answer.code()) {
            case 401 -> new ClusterRefusedException(401, reason, notLoggedIn(request, server, said), causes);
            case 403 ->
                new ClusterRefusedException(
                        403, reason, "could not " + request.purpose() + ": " + forbidden(request, said), causes);
            case 409 -> new ConflictException(reason, "could not " + request.purpose() + ": " + said, causes);
            default ->
                new ClusterRefusedException(
                        answer.code(), reason, "could not " + request.purpose() + ": " + said, causes);
        };
    }

    private static String notLoggedIn(ApiRequest request, URI server, String said) {
        return "could not " + request.purpose() + ": the API server " + server
                + " does not accept the credentials (401, " + said + "). Log in again, or choose another context.";
    }

    private static String forbidden(ApiRequest request, String said) {
        // A quota or an admission policy refuses with 403 as well: its own words say enough.
        return said.contains("cannot ") || said.startsWith("HTTP ")
                ? "no right to " + request.right() + ". The server says: " + said
                : said;
    }

    private static List<FieldCause> causes(ApiAnswer answer, Mask mask) {
        List<FieldCause> causes = new ArrayList<>();
        for (Tree cause : answer.json().at("details", "causes").items()) {
            causes.add(new FieldCause(
                    cause.at("field").text().orElse(""),
                    mask.hide(cause.at("message").text().orElse(""))));
        }
        if (causes.isEmpty() && isStructural(answer)) {
            Matcher fault = FIELD_AT_FAULT.matcher(answer.message());
            while (fault.find()) {
                causes.add(new FieldCause(fault.group(1), mask.hide(fault.group(2))));
            }
        }
        return causes;
    }
}
