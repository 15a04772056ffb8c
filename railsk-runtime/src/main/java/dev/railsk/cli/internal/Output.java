package dev.railsk.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The two streams of a command, in UTF-8 whatever the locale. Messages may come from several threads. */
public final class Output {

    private final OutputStream out;
    private final OutputStream err;

    /** An output to these streams. */
    public Output(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Write the result.
     *
     * @throws IOException when it cannot be written in full
     */
    public void result(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /**
     * Write the result.
     *
     * @throws IOException when it cannot be written in full
     */
    public void result(String text) throws IOException {
        result(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Tell a person something, on a line of its own. */
    public void message(String text) {
        raw(text + "\n");
    }

    /** Write this to the error output as it is. */
    public synchronized void raw(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyListens) {
            // A deploy goes on when the reader of its progress has left: its exit code tells the rest.
            return;
        }
    }
}
