package dev.railsk.cluster.internal.transport;

import java.util.List;
import java.util.function.Function;

/**
 * How an answer begins.
 *
 * @param code its status
 * @param headers the values of a header, by its name in any case; none when the server did not send it
 */
public record Head(int code, Function<String, List<String>> headers) {

    private static final int OK = 200;

    /** All values of a header. */
    public List<String> all(String name) {
        return headers.apply(name);
    }

    /** The first value of a header; empty when the server did not send it. */
    public String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether it is the plain success. */
    public boolean isOk() {
        return code == OK;
    }
}
