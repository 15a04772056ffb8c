package dev.railsk.cluster.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Lines that come in pieces, over connections that may break and start again from the first line. What was taken once is not
 * given twice. Thread-safe.
 */
final class Lines {

    /** What a line costs beside its characters. */
    private static final int LINE_COST = 64;

    private final Queue<String> ready = new ArrayDeque<>();
    private final LineSplitter splitter = new LineSplitter(Bounds.LOG_LINE, this::line);
    private long known;
    private long seen;
    private long waiting;

    /** A line as it is told: without the carriage return of some programs, and with a word where it was cut. */
    static String told(String line, boolean isCut) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return isCut ? text + "… (the rest of the line is left out)" : text;
    }

    /** A new connection begins, which sends everything again from the start. */
    synchronized void restart() {
        splitter.reset();
        seen = 0;
    }

    /** A new connection begins, which sends what comes after that which is known. */
    synchronized void resume() {
        splitter.reset();
        seen = known;
    }

    synchronized void add(List<ByteBuffer> pieces) {
        pieces.forEach(splitter::add);
    }

    /** The container has ended: what has no line end is a line too. */
    synchronized void finish() {
        splitter.finish();
    }

    private void line(String line, boolean isCut) {
        seen++;
        if (seen > known) {
            known = seen;
            String told = told(line, isCut);
            ready.add(told);
            waiting += told.length() + LINE_COST;
        }
    }

    /** Whether so much waits to be taken that nothing more should come. */
    synchronized boolean isFull() {
        return waiting > Bounds.WAITING_LOG_BYTES;
    }

    synchronized List<String> take() {
        List<String> taken = new ArrayList<>(ready);
        ready.clear();
        waiting = 0;
        return taken;
    }

    synchronized boolean isEmpty() {
        return ready.isEmpty();
    }
}
