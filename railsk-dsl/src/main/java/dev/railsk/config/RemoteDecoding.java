package dev.railsk.config;

/** How what a store holds becomes the value of a secret ({@code decodingStrategy} of the External Secrets Operator). */
public enum RemoteDecoding {
    /** As it is. The default. */
    NONE("None"),
    /** From base64. */
    BASE64("Base64"),
    /** From base64 with the letters of URLs. */
    BASE64_URL("Base64URL"),
    /** From whichever base64 it is in, or as it is. */
    AUTO("Auto");

    private final String field;

    RemoteDecoding(String field) {
        this.field = field;
    }

    /** What the field says. */
    public String field() {
        return field;
    }
}
