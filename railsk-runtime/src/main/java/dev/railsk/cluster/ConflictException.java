package dev.railsk.cluster;

import java.util.List;

/** Other managers own fields that the manifest sets otherwise. The causes name field and owner. */
public final class ConflictException extends ClusterRefusedException {

    private static final long serialVersionUID = 1;

    /** A conflict of server-side apply, or of a version. */
    public ConflictException(String reason, String message, List<FieldCause> causes) {
        super(409, reason, message, causes);
    }

    @Override
    ClusterException withMessage(String message, SecretMask mask) {
        return new ConflictException(mask.hide(reason()), message, hidden(causes(), mask));
    }
}
