package dev.railsk.cluster;

import org.jspecify.annotations.Nullable;

/** A call to a cluster did not bring what was asked. The root of this package's errors; the message holds no secret. */
public abstract sealed class ClusterException extends RuntimeException
        permits ClusterUnreachableException, ClusterRefusedException, KubeconfigException {

    private static final long serialVersionUID = 1;

    ClusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The same failure without the values that the mask hides; this very one where it holds none. */
    public final ClusterException hidden(SecretMask mask) {
        String message = String.valueOf(getMessage());
        ClusterException hidden = withMessage(mask.hide(message), mask);
        return hidden.toString().equals(toString()) ? this : hidden;
    }

    abstract ClusterException withMessage(String message, SecretMask mask);
}
