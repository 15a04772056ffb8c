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

    @Override
    public Terminal get() {
        try {
            boolean isOutput = isTerminal();
            String size = errorSize();
            int space = size.indexOf(' ');
            return new Terminal(
                    isOutput,
                    !size.isEmpty(),
                    number(size.substring(space + 1)),
                    number(size.substring(0, Math.max(0, space))));
        } catch (IOException noShell) {
            return Terminal.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Terminal.NONE;
        }
    }

    private static boolean isTerminal() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "test -t 1")
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.DISCARD)
                .start();
        return end(process) == 0;
    }

    /** Rows and columns of the terminal on the error output: {@code unknown}, or empty when it is none. */
    private static String errorSize() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "test -t 2 || exit 1; stty size <&2 || echo unknown")
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
