package dev.railsk.cli.internal;

import dev.railsk.cli.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;

/** Asks at the terminal of this process, when its input and its error output are one. Java cannot tell, so {@code sh} is asked. */
public final class ProcessPrompt implements Prompt {

    @Override
    public boolean isThere() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t 0 && test -t 2")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
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
