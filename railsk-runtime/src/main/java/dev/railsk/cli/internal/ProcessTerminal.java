package dev.railsk.cli.internal;

import dev.railsk.cli.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What this process's streams are connected to. Java itself cannot say it of one stream, so {@code sh} and {@code stty} are
 * asked; where they are not, as on Windows, it takes the streams for files.
 */
public final class ProcessTerminal implements Supplier<Terminal> {

    private static final int SECONDS = 2;

    /** Tells both streams by its exit code, which is beyond those of a shell that fails. */
    private static final String STREAMS =
            "told=8; test -t 1 && told=$((told + 1)); test -t 2 && told=$((told + 2)); exit $told";

    private static final int NEITHER = 8;
    private static final int OUTPUT = 1;
    private static final int ERROR = 2;

    /** Each program that is asked costs a short command several milliseconds, so that most are over after the first. */
    @Override
    public Terminal get() {
        try {
            int streams = streams();
            boolean isError = (streams & ERROR) != 0;
            String size = isError ? errorSize() : "";
            int space = size.indexOf(' ');
            return new Terminal(
                    (streams & OUTPUT) != 0,
                    isError,
                    number(size.substring(space + 1)),
                    number(size.substring(0, Math.max(0, space))));
        } catch (IOException noShell) {
            return Terminal.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Terminal.NONE;
        }
    }

    /** Which of the streams are terminals, as a sum. */
    private static int streams() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", STREAMS)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        int told = end(process) - NEITHER;
        return told >= 0 && told <= OUTPUT + ERROR ? told : 0;
    }

    /** Rows and columns of the terminal on the error output; empty when it does not say. */
    private static String errorSize() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "stty size <&2")
                .redirectError(Redirect.INHERIT)
                .start();
        String size;
        try (InputStream answer = process.getInputStream()) {
            size = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
        return end(process) == 0 ? size : "";
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static int end(Process process) throws InterruptedException {
        if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.destroyForcibly();
        return 1;
    }
}
