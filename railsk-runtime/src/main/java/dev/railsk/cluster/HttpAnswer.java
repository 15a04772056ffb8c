package dev.railsk.cluster;

/** What came of a question over HTTP. */
public sealed interface HttpAnswer {

    /** An answer with this status and this body. */
    static HttpAnswer of(int status, String body) {
        return new Answered(status, "", body);
    }

    /** No answer, for this reason. */
    static HttpAnswer none(String reason) {
        return new Unanswered(reason);
    }

    /**
     * An answer.
     *
     * @param status its status
     * @param location where it sends its reader; empty when it is no redirect
     * @param body its body, of a long one the first 256 KiB; what is not UTF-8 is replaced
     */
    record Answered(int status, String location, String body) implements HttpAnswer {}

    /**
     * No answer.
     *
     * @param reason why, such as {@code connection refused}
     */
    record Unanswered(String reason) implements HttpAnswer {}
}
