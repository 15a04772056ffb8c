package dev.railsk.network;

/**
 * An ingress for the AWS Load Balancer Controller.
 *
 * @param basics name, labels and further annotations
 * @param balancer the load balancer itself
 * @param listener where it listens
 * @param targets how it asks what is behind it
 * @param legacyClass whether the class is named by the old annotation instead of {@code spec.ingressClassName}
 */
public record AlbExposure(
        IngressBasics basics, AlbBalancer balancer, AlbListener listener, AlbTargets targets, boolean legacyClass)
        implements Exposure {

    /** Whether it asks nodes, not pods. */
    public boolean asksNodes() {
        return targets.type().isPresent() && targets.type().get() == AlbTargetType.INSTANCE;
    }

    /** Of another exposure's name, labels and annotations, which hold for both. */
    static AlbExposure from(IngressBasics basics) {
        return new AlbExposure(basics, AlbBalancer.DEFAULT, AlbListener.DEFAULT, AlbTargets.DEFAULT, false);
    }
}
