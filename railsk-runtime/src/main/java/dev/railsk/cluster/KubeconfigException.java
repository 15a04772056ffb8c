package dev.railsk.cluster;

import org.jspecify.annotations.Nullable;

/** The kubeconfig cannot be used: absent, unreadable, without the wanted context, or in need of a plugin that is missing. */
public final class KubeconfigException extends ClusterException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the kubeconfig, and the next step. */
    public KubeconfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    ClusterException withMessage(String message, SecretMask mask) {
        return new KubeconfigException(message, getCause());
    }
}
