package dev.railsk.network;

import java.util.Optional;

/**
 * An ingress for the AWS Load Balancer Controller.
 *
 * @param basics name, labels and further annotations
 * @param balancer the load balancer itself
 * @param listener where it listens
 * @param targets how it asks what is behind it; empty for as the controller does
 * @param legacyClass whether the class is named by the old annotation instead of {@code spec.ingressClassName}
 */
public record AlbExposure(
        IngressBasics basics,
        AlbBalancer balancer,
        AlbListener listener,
        Optional<AlbTargets> targets,
        boolean legacyClass)
        implements Exposure {

    /** Whether it asks nodes, not pods. */
    public boolean asksNodes() {
        Optional<AlbTargetType> type = targets.isPresent() ? targets.get().type() : Optional.empty();
        return type.isPresent() && type.get() == AlbTargetType.INSTANCE;
    }

    /** Of another exposure's name, labels and annotations, which hold for both. */
    static AlbExposure from(IngressBasics basics) {
        return new AlbExposure(basics, AlbBalancer.DEFAULT, AlbListener.DEFAULT, Optional.empty(), false);
    }
}
