package dev.railsk.cluster.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Lines that come in pieces, over connections that may break and start again from the first line. What was taken once is not
 * given twice. Thread-safe.
 */
final class Lines {

    private final Queue<String> ready = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private long known;
    private long seen;

    /** A new connection begins, which sends everything again from the start. */
    synchronized void restart() {
        partial.reset();
        seen = 0;
    }

    synchronized void add(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            while (piece.hasRemaining()) {
                byte next = piece.get();
                if (next == '\n') {
                    finishLine();
                } else {
                    partial.write(next);
                }
            }
        }
    }

    /** The container has ended: what has no line end is a line too. */
    synchronized void finish() {
        if (partial.size() > 0) {
            finishLine();
        }
    }

    private void finishLine() {
        String line = partial.toString(StandardCharsets.UTF_8);
        partial.reset();
        seen++;
        if (seen > known) {
            known = seen;
            ready.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
    }

    synchronized List<String> take() {
        List<String> taken = new ArrayList<>(ready);
        ready.clear();
        return taken;
    }

    synchronized boolean isEmpty() {
        return ready.isEmpty();
    }
}
