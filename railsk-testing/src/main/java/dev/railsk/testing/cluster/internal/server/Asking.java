package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a user asks, for the messages of refusals: they name the request and then quote the server.
 *
 * @param purpose such as {@code apply Deployment shop-web in namespace shop}
 * @param right the right it takes, such as {@code patch deployments.apps in namespace shop}
 */
public record Asking(String purpose, String right) {

    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;
    private static final String SERVER = "fake";

    /** Something about one object. */
    public static Asking about(String purpose, String verb, ObjectRef ref) {
        String place = ref.namespace().isEmpty() ? "" : " in namespace " + ref.namespace();
        return new Asking(purpose + " " + ref + place, verb + " " + resource(ref.kind()) + place);
    }

    /** Something about all objects of a kind. */
    public static Asking aboutAll(String verb, ObjectKind kind, String namespace) {
        String place = namespace.isEmpty() ? "" : " in namespace " + namespace;
        String plural = kind.plural();
        return new Asking(verb + " " + plural + place, verb + " " + resource(kind) + place);
    }

    private static String resource(ObjectKind kind) {
        return kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
    }

    /** Ask it. */
    public <T> T answer(Supplier<T> server) {
        try {
            return server.get();
        } catch (ConflictException e) {
            throw new ConflictException(e.reason(), "could not " + purpose + ": " + e.getMessage(), e.causes());
        } catch (ClusterRefusedException e) {
            if (e.code() >= INTERNAL && !isAboutTheManifest(e)) {
                String said = String.valueOf(e.getMessage());
                throw new ClusterBusyException(purpose, SERVER, said, e.code(), Duration.ZERO);
            }
            // A quota or an admission policy refuses with 403 as well: its own words say enough.
            String said =
                    e.code() == FORBIDDEN && String.valueOf(e.getMessage()).contains("cannot ")
                            ? "no right to " + right + ". The server says: " + e.getMessage()
                            : e.getMessage();
            throw new ClusterRefusedException(e.code(), e.reason(), "could not " + purpose + ": " + said, e.causes());
        }
    }

    /** Whether an internal error says in truth that the manifest does not fit its type. */
    private static boolean isAboutTheManifest(ClusterRefusedException refusal) {
        return !refusal.causes().isEmpty() || Refusals.isConversion(refusal);
    }
}
