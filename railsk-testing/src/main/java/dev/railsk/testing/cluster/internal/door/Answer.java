package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.Map;

/** What is answered to a request. */
sealed interface Answer {

    /**
     * All of it.
     *
     * @param code the HTTP status
     * @param headers headers beside those of every answer
     */
    record Whole(int code, String type, String body, Map<String, String> headers) implements Answer {

        /** The same with a header more. */
        Whole with(String name, String value) {
            return new Whole(code, type, body, Map.of(name, value));
        }
    }

    /** Piece by piece, as long as it takes; HTTP status 200. */
    record Flow(String type, Source source) implements Answer {}

    /** Nothing: the connection ends. */
    record Cut() implements Answer {}

    /** Who writes the pieces. */
    interface Source {

        /** Write until all is written or nobody reads any more. */
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    /** Who reads the pieces. */
    interface Sink {

        /** Send a piece. */
        void send(String piece) throws IOException;

        /** Whether somebody still reads. */
        boolean isOpen() throws IOException;
    }

    /** A JSON document. */
    static Whole json(int code, Object value) {
        return new Whole(code, "application/json", Tree.of(value).toJsonLine(), Map.of());
    }

    /** Plain text. */
    static Whole text(String text) {
        return new Whole(200, "text/plain", text, Map.of());
    }
}
