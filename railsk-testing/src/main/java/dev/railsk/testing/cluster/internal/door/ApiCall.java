package dev.railsk.testing.cluster.internal.door;

import java.util.Locale;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param method such as {@code GET}
 * @param target what its URL means
 * @param headers the headers by their names in small letters
 * @param body the body; empty when there is none; of a protobuf, a char for each byte
 */
record ApiCall(String method, RequestTarget target, Map<String, String> headers, String body) {

    /** A header; empty when it is not there. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether the answer is to be a table, as kubectl wants it. */
    boolean wantsTable() {
        return header("Accept").contains("as=Table") && header("Accept").contains("v=v1");
    }
}
