package dev.railsk.config;

/** What the External Secrets Operator does to make the secret ({@code creationPolicy}). */
public enum SecretCreation {
    /** Makes it, and deletes it along with the ExternalSecret. The operator's default. */
    OWNER("Owner"),
    /** Makes it, and leaves it when the ExternalSecret is deleted. */
    ORPHAN("Orphan"),
    /** Makes none, but adds its keys to the secret of this name that others have made. */
    MERGE("Merge");

    private final String field;

    SecretCreation(String field) {
        this.field = field;
    }

    /** What the field says. */
    public String field() {
        return field;
    }
}
