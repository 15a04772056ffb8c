package dev.railsk.config;

/** What the External Secrets Operator does with the secret when the store has lost its values ({@code deletionPolicy}). */
public enum SecretDeletion {
    /** Keeps it, and reports an error. The operator's default. */
    RETAIN("Retain"),
    /** Deletes it. */
    DELETE("Delete"),
    /** Deletes its keys, but not the secret. */
    MERGE("Merge");

    private final String field;

    SecretDeletion(String field) {
        this.field = field;
    }

    /** What the field says. */
    public String field() {
        return field;
    }
}
