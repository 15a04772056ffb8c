package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a credential plugin. */
final class PluginProcess {

    private static final int LIMIT_SECONDS = 60;
    private static final int MOST_OUTPUT = 1 << 20;

    /** A program that the plugin left behind may keep its output open for ever. */
    private static final int LAST_WORDS_SECONDS = 5;

    private final ExecSpec spec;
    private final Path program;
    private final Map<String, String> environment;
    private final KnownSecrets secrets;

    PluginProcess(ExecSpec spec, Path program, Map<String, String> environment, KnownSecrets secrets) {
        this.spec = spec;
        this.program = program;
        this.environment = environment;
        this.secrets = secrets;
    }

    String run() {
        Process process = start();
        try {
            process.getOutputStream().close();
            FutureTask<byte[]> output = reading(() -> all(process.getInputStream()));
            FutureTask<LastWords> words = reading(() -> LastWords.of(process.getErrorStream()));
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw failed("took longer than " + LIMIT_SECONDS + " s");
            }
            String printed = new String(output.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue() + said(words));
            }
            return printed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } catch (ExecutionException failure) {
            boolean large = failure.getCause() instanceof TooLargeException;
            throw failed(large ? "printed more than " + TooLargeException.text(MOST_OUTPUT) : "could not be read");
        } catch (TimeoutException open) {
            throw failed("ended, but left a program that keeps its output open");
        } catch (IOException failure) {
            throw failed("could not be read");
        } finally {
            end(process);
        }
    }

    private Process start() {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(spec.arguments());
        try {
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException | IllegalArgumentException failure) {
            // Java's own message repeats the arguments or the variables.
            throw failed("could not be started");
        }
    }

    private static byte[] all(InputStream stream) throws IOException {
        try (stream) {
            return Bounded.read(stream, MOST_OUTPUT);
        }
    }

    private static <T> FutureTask<T> reading(Callable<T> reader) {
        FutureTask<T> task = new FutureTask<>(reader);
        Thread thread = new Thread(task, "railsk-exec-plugin");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String said(FutureTask<LastWords> words) throws InterruptedException, ExecutionException {
        try {
            String text = words.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS).without(secrets);
            return text.isEmpty() ? "" : ": " + text;
        } catch (TimeoutException open) {
            return "";
        }
    }

    private KubeconfigException failed(String how) {
        String name = String.valueOf(program.getFileName());
        return spec.fault(
                "the exec plugin " + Shown.word(name) + " " + how, "Log in again, or run it by hand to see more.");
    }
}
