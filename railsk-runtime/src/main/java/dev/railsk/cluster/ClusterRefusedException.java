package dev.railsk.cluster;

import java.util.List;

/** The API server refused a request. */
public non-sealed class ClusterRefusedException extends ClusterException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final transient List<FieldCause> causes;

    /**
     * A refusal, in the server's words.
     *
     * @param code the HTTP status; 401 means not logged in
     * @param reason the machine-readable reason, such as {@code Forbidden}
     * @param message what was asked, and the server's message
     */
    public ClusterRefusedException(int code, String reason, String message, List<FieldCause> causes) {
        super(message, null);
        this.code = code;
        this.reason = reason;
        this.causes = List.copyOf(causes);
    }

    @Override
    ClusterException withMessage(String message, SecretMask mask) {
        return new ClusterRefusedException(code, mask.hide(reason), message, hidden(causes, mask));
    }

    static List<FieldCause> hidden(List<FieldCause> causes, SecretMask mask) {
        return causes.stream()
                .map(cause -> new FieldCause(mask.hide(cause.field()), mask.hide(cause.message())))
                .toList();
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** The server's machine-readable reason; empty when it gave none. */
    public String reason() {
        return reason;
    }

    /** The fields at fault, as far as the server named them. */
    public List<FieldCause> causes() {
        return causes;
    }

    /**
     * One field at fault.
     *
     * @param field the field's path, as the server writes it
     * @param message what is wrong with it
     */
    public record FieldCause(String field, String message) {}
}
