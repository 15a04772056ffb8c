package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One run of a credential plugin. */
final class PluginProcess {

    private static final int LIMIT_SECONDS = 60;
    private static final int LONGEST_WORDS = 2000;

    private final Entry user;
    private final Path program;
    private final Map<String, String> environment;
    private final List<String> arguments;

    private PluginProcess(Entry user, Path program, Map<String, String> environment, List<String> arguments) {
        this.user = user;
        this.program = program;
        this.environment = environment;
        this.arguments = arguments;
    }

    static PluginProcess of(
            Entry user, String command, String hint, Map<String, String> environment, List<String> arguments) {
        Path program = find(user, command, environment).orElseThrow(() -> missing(user, command, hint));
        return new PluginProcess(user, program, environment, arguments);
    }

    private static KubeconfigException missing(Entry user, String command, String hint) {
        return user.fault(
                "could not find the exec plugin " + command + " that brings the user's credentials",
                hint.isEmpty() ? "Install it, or add its folder to PATH." : hint);
    }

    /** A name with a folder starts at the kubeconfig; a bare name is looked up in the given PATH. */
    private static Optional<Path> find(Entry user, String command, Map<String, String> environment) {
        if (command.contains("/") || command.contains("\\")) {
            return executable(user.resolve(command), environment);
        }
        String path = variable(environment, "PATH");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Optional<Path> found = folder.isEmpty()
                    ? Optional.empty()
                    : executable(Path.of(folder).resolve(command), environment);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(Path path, Map<String, String> environment) {
        List<String> endings = new ArrayList<>(List.of(""));
        endings.addAll(List.of(variable(environment, "PATHEXT").split(";", -1)));
        for (String ending : endings) {
            Path candidate = path.resolveSibling(path.getFileName() + ending);
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

    String run() {
        Process process = start();
        try {
            process.getOutputStream().close();
            FutureTask<String> output = reader(process.getInputStream());
            FutureTask<String> words = reader(process.getErrorStream());
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw failed("took longer than " + LIMIT_SECONDS + " s", "");
            }
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue(), words.get());
            }
            return output.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", "");
        } catch (IOException | ExecutionException failure) {
            throw failed("could not be read", "");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw failed("could not be started", "");
        }
    }

    private static FutureTask<String> reader(InputStream stream) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        Thread thread = new Thread(task, "railsk-exec-plugin");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private KubeconfigException failed(String how, String words) {
        String said = Redaction.of(words.strip(), environment);
        String tail = said.length() > LONGEST_WORDS ? said.substring(said.length() - LONGEST_WORDS) : said;
        String fact = "the exec plugin " + program.getFileName() + " " + how;
        return user.fault(tail.isEmpty() ? fact : fact + ": " + tail, "Log in again, or run it by hand to see more.");
    }
}
