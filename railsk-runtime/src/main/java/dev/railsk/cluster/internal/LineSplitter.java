package dev.railsk.cluster.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Cuts bytes that come in pieces into lines. Of a line that is too long only the beginning is kept. */
final class LineSplitter {

    /** Who takes the lines. */
    interface Sink {

        /**
         * Take a line, without its end.
         *
         * @param isCut whether there was more of it
         */
        void line(String line, boolean isCut);
    }

    private final int longest;
    private final Sink sink;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private boolean isCut;

    LineSplitter(int longest, Sink sink) {
        this.longest = longest;
        this.sink = sink;
    }

    void add(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                end();
            } else if (partial.size() < longest) {
                partial.write(next);
            } else {
                isCut = true;
            }
        }
    }

    /** Whether the line under way is too long already. */
    boolean isTooLong() {
        return isCut;
    }

    /** What has no line end is a line too. */
    void finish() {
        if (partial.size() > 0) {
            end();
        }
    }

    /** Forget the line under way. */
    void reset() {
        partial.reset();
        isCut = false;
    }

    private void end() {
        String line = partial.toString(StandardCharsets.UTF_8);
        boolean wasCut = isCut;
        reset();
        sink.line(line, wasCut);
    }
}
