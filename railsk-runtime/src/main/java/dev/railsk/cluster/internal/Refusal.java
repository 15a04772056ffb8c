package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a failed answer into an exception with what was asked and what the server said. */
final class Refusal {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int MOST_CAUSES = 100;
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

    static ClusterException of(ApiRequest request, ApiAnswer answer, Endpoint endpoint) {
        return of(request, answer, endpoint, Mask.nothing());
    }

    static ClusterException of(ApiRequest request, ApiAnswer answer, Endpoint endpoint, Mask mask) {
        String said = Bounds.cut(mask.hide(answer.message()));
        String what = "could not " + request.purpose() + ": ";
        if (answer.code() == UNAUTHORIZED) {
            return new ClusterRefusedException(
                    UNAUTHORIZED, Bounds.cut(answer.reason()), what + notLoggedIn(endpoint, said), List.of());
        }
        if (answer.code() == TOO_MANY || (answer.code() >= 500 && !isStructural(answer))) {
            return new ClusterBusyException(
                    request.purpose(), endpoint.server(), said, answer.code(), answer.retryAfter());
        }
        if (answer.isForeign()) {
            return endpoint.foreign();
        }
        List<FieldCause> causes = causes(answer, mask);
        String reason = Bounds.cut(mask.hide(answer.reason()));
        return switch (answer.code()) {
            case 403 -> new ClusterRefusedException(403, reason, what + forbidden(request, said), causes);
            case 409 -> new ConflictException(reason, what + said, causes);
            default -> new ClusterRefusedException(answer.code(), reason, what + said, causes);
        };
    }

    private static String notLoggedIn(Endpoint endpoint, String said) {
        return "the API server " + endpoint.server() + " does not accept the credentials (401, " + said
                + "). Log in again, or choose another context.";
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
            if (causes.size() < MOST_CAUSES) {
                causes.add(new FieldCause(
                        Bounds.cut(cause.at("field").text().orElse("")),
                        Bounds.cut(mask.hide(cause.at("message").text().orElse("")))));
            }
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
