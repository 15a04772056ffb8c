package dev.railsk.container;

import java.util.Optional;

/**
 * What Kubernetes does in a container at the edges of its life.
 *
 * @param postStart what is done as soon as it has started; it is not ready before that has ended
 * @param preStop what is done before SIGTERM
 */
public record Lifecycle(Optional<Hook> postStart, Optional<Hook> preStop) {

    /** Nothing. */
    public static final Lifecycle NONE = new Lifecycle(Optional.empty(), Optional.empty());
}
