package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ObjectKind;
import java.util.Optional;

/**
 * That a pod needs a secret or config.
 *
 * @param kind Secret or ConfigMap
 * @param name its name
 * @param key the key that must be in it; empty when it must only be there
 * @param place who needs it
 * @param isPull whether it is for pulling images
 */
public record Reference(ObjectKind kind, String name, Optional<String> key, String place, boolean isPull) {}
