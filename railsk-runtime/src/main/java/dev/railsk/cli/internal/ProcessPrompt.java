package dev.railsk.cli.internal;

import dev.railsk.cli.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The input of this process. It asks at the terminal, when its input and its error output are one, and hands on what is written to it
 * otherwise. Java cannot tell, so {@code sh} is asked.
 */
public final class ProcessPrompt implements Prompt, Supplier<Optional<InputStream>> {

    @Override
    public boolean isThere() {
        return isSo("test -t 0 && test -t 2");
    }

    /** What is written to it; empty where somebody would have to type it. */
    @Override
    public Optional<InputStream> get() {
        return isSo("test -t 0") ? Optional.empty() : Optional.of(System.in);
    }

    private static boolean isSo(String test) {
        try {
            return new ProcessBuilder("sh", "-c", test).inheritIO().start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Optional<String> answer() throws IOException {
        return Optional.ofNullable(
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine());
    }
}
