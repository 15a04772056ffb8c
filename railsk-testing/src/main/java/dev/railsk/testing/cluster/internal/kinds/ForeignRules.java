package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import java.util.List;

/**
 * Kinds that other projects bring to a cluster, each by a CustomResourceDefinition. The fake takes whatever their objects say, as a
 * server does that has no schema of them: maps key by key, lists as a whole. Nothing acts on them.
 */
public final class ForeignRules extends KindRules {

    private static final List<ObjectKind> KINDS = List.of(
            new ObjectKind("keda.sh/v1alpha1", "ScaledObject"),
            new ObjectKind("keda.sh/v1alpha1", "TriggerAuthentication"),
            new ObjectKind("gateway.networking.k8s.io/v1", "HTTPRoute"),
            new ObjectKind("external-secrets.io/v1", "ExternalSecret"),
            new ObjectKind("bitnami.com/v1alpha1", "SealedSecret"),
            new ObjectKind("monitoring.coreos.com/v1", "PodMonitor"),
            new ObjectKind("monitoring.coreos.com/v1", "ServiceMonitor"));

    /** What defines a kind. */
    public static final ObjectKind DEFINITION = new ObjectKind("apiextensions.k8s.io/v1", "CustomResourceDefinition");

    private ForeignRules(ResourceKind resource) {
        super(resource);
    }

    /** All of them. */
    public static List<KindRules> all() {
        return KINDS.stream()
                .<KindRules>map(kind -> new ForeignRules(ResourceKind.foreign(kind)))
                .toList();
    }

    /** Definitions of kinds. */
    public static KindRules definitions() {
        return new ForeignRules(new ResourceKind(DEFINITION, false, true, false, true));
    }
}
