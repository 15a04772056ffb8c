package dev.railsk.testing.cluster;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.Admission;
import dev.railsk.testing.cluster.internal.server.Refusals;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An admission webhook, such as a policy engine's, which a {@link FakeCluster} asks about objects that are written.
 *
 * <pre>{@code
 * cluster.webhook(ObjectKind.DEPLOYMENT, Webhook.validating("policy.example", object -> isSigned(object)
 *         ? Optional.empty()
 *         : Optional.of("the image is not signed")));
 * }</pre>
 */
public final class Webhook {

    private final BiConsumer<Admission, ObjectKind> registration;

    private Webhook(BiConsumer<Admission, ObjectKind> registration) {
        this.registration = registration;
    }

    /**
     * One that judges. The server refuses what it denies with 400, as of any webhook that says no code.
     *
     * @param name the webhook's name, which the server's refusal says
     * @param denial why an object is denied; empty when it is let through
     */
    public static Webhook validating(String name, Function<Tree, Optional<String>> denial) {
        Function<Tree, Optional<ClusterRefusedException>> refusal =
                object -> denial.apply(object).map(why -> Refusals.deniedByWebhook(name, why));
        return new Webhook((admission, kind) -> admission.judge(kind, refusal));
    }

    /** One that changes objects, such as one that adds a sidecar. Nobody owns the fields that it writes. */
    public static Webhook mutating(UnaryOperator<Tree> change) {
        return new Webhook((admission, kind) -> admission.change(kind, change));
    }

    /**
     * One that must be asked and does not answer: nothing of its kind can be written.
     *
     * @param name the webhook's name, which the server's error says
     */
    public static Webhook unreachable(String name) {
        String error = "Internal error occurred: failed calling webhook \"" + name
                + "\": failed to call webhook: Post \"https://" + name
                + ".svc:443/?timeout=10s\": dial tcp 10.96.1.1:443: connect: connection refused";
        return new Webhook((admission, kind) -> admission.judge(kind, object -> Optional.of(Refusals.internal(error))));
    }

    /** Have it asked about this kind. */
    void register(Admission admission, ObjectKind kind) {
        registration.accept(admission, kind);
    }
}
