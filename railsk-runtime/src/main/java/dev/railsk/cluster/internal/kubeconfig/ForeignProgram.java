package dev.railsk.cluster.internal.kubeconfig;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of somebody else's that brings what is secret. It runs without a shell, and its input is empty.
 *
 * @param program the file
 * @param arguments its arguments
 * @param environment its variables, all of them
 * @param folder where it runs
 */
public record ForeignProgram(Path program, List<String> arguments, Map<String, String> environment, Path folder) {

    private static final int LIMIT_SECONDS = 60;
    private static final int MOST_OUTPUT = 1 << 20;

    /** A program that it left behind may keep its output open for ever. */
    private static final int LAST_WORDS_SECONDS = 5;

    public ForeignProgram {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** It brought nothing. The message goes on from its name, and repeats nothing that is secret. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        Failed(String how) {
            super(how, null, false, false);
        }
    }

    /**
     * The file of a program: a bare name is looked up in the given PATH, any other starts at the folder. A relative folder of PATH is
     * passed over, as kubectl does: whoever may write to the current folder must not be run.
     */
    public static Optional<Path> find(String name, Path folder, Map<String, String> environment) {
        boolean bare = name.indexOf('/') < 0 && name.indexOf('\\') < 0;
        try {
            Optional<Path> found = bare ? inPath(name, environment) : executable(folder.resolve(name), environment);
            return found.map(Path::toAbsolutePath);
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }

    /** What it prints. */
    public byte[] run() throws Failed {
        KnownSecrets secrets = new KnownSecrets();
        arguments.forEach(secrets::add);
        secrets.addEnvironment(environment);
        return run(secrets);
    }

    byte[] run(KnownSecrets secrets) throws Failed {
        Process process = start();
        try {
            process.getOutputStream().close();
            FutureTask<byte[]> output = reading(() -> all(process.getInputStream()));
            FutureTask<LastWords> words = reading(() -> LastWords.of(process.getErrorStream()));
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Failed("took longer than " + LIMIT_SECONDS + " s");
            }
            byte[] printed = output.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            if (process.exitValue() != 0) {
                throw new Failed("ended with exit code " + process.exitValue() + said(words, secrets));
            }
            return printed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failed("was interrupted");
        } catch (ExecutionException failure) {
            boolean large = failure.getCause() instanceof TooLargeException;
            throw new Failed(large ? "printed more than " + TooLargeException.text(MOST_OUTPUT) : "could not be read");
        } catch (TimeoutException open) {
            throw new Failed("ended, but left a program that keeps its output open");
        } catch (IOException failure) {
            throw new Failed("could not be read");
        } finally {
            end(process);
        }
    }

    private Process start() throws Failed {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.directory(folder.toAbsolutePath().toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException | IllegalArgumentException failure) {
            // Java's own message repeats the arguments or the variables.
            throw new Failed("could not be started");
        }
    }

    private static byte[] all(InputStream stream) throws IOException {
        try (stream) {
            return Bounded.read(stream, MOST_OUTPUT);
        }
    }

    private static <T> FutureTask<T> reading(Callable<T> reader) {
        FutureTask<T> task = new FutureTask<>(reader);
        Thread thread = new Thread(task, "railsk-program");
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

    private static String said(FutureTask<LastWords> words, KnownSecrets secrets)
            throws InterruptedException, ExecutionException {
        try {
            String text = words.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS).without(secrets);
            return text.isEmpty() ? "" : ": " + text;
        } catch (TimeoutException open) {
            return "";
        }
    }

    private static Optional<Path> inPath(String command, Map<String, String> environment) {
        for (String folder : variable(environment, "PATH").split(File.pathSeparator, -1)) {
            Optional<Path> found = inFolder(folder, command, environment);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> inFolder(String folder, String command, Map<String, String> environment) {
        try {
            Path path = Path.of(folder);
            return path.isAbsolute() ? executable(path.resolve(command), environment) : Optional.empty();
        } catch (InvalidPathException noFolder) {
            return Optional.empty();
        }
    }

    private static Optional<Path> executable(Path path, Map<String, String> environment) {
        Path name = path.getFileName();
        if (name == null) {
            return Optional.empty();
        }
        for (String ending : (";" + variable(environment, "PATHEXT")).split(";", -1)) {
            Path candidate = path.resolveSibling(name + ending);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Windows writes names of variables as it likes. */
    private static String variable(Map<String, String> environment, String name) {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().equalsIgnoreCase(name)) {
                return variable.getValue();
            }
        }
        return "";
    }

    /** The program alone: arguments and variables may hold what is secret. */
    @Override
    public String toString() {
        return "ForeignProgram " + program.getFileName();
    }
}
