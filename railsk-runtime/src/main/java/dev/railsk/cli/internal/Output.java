package dev.railsk.cli.internal;

import dev.railsk.cli.internal.view.SafeText;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The two streams of a command, in UTF-8 whatever the locale. Messages may come from several threads. */
public final class Output {

    private final OutputStream out;
    private final OutputStream err;
    private final boolean jsonLines;
    private String last = "";

    /** An output to these streams. */
    public Output(OutputStream out, OutputStream err) {
        this(out, err, false);
    }

    private Output(OutputStream out, OutputStream err, boolean jsonLines) {
        this.out = out;
        this.err = err;
        this.jsonLines = jsonLines;
    }

    /** The same with messages as JSON lines, for programs. */
    public Output withJsonLines() {
        return new Output(out, err, true);
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

    /** Tell a person something, on a line of its own; or a program, as a note. What acts on terminals and logs is taken out. */
    public void message(String text) {
        raw((jsonLines ? note(text) : SafeText.lines(text)) + "\n");
    }

    /** Tell this after all else. */
    public void atEnd(String text) {
        last = text;
    }

    /** Tell what is to come last. */
    void end() {
        if (!last.isEmpty()) {
            message(last);
        }
    }

    private static String note(String text) {
        return SafeText.json(
                DeployJson.document("note", Map.of("message", text)).toJsonLine());
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
