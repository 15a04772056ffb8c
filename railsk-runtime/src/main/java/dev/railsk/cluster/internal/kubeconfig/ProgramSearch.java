package dev.railsk.cluster.internal.kubeconfig;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the program of a credential plugin. */
final class ProgramSearch {

    private ProgramSearch() {}

    /**
     * A name with a folder starts at the kubeconfig; a bare name is looked up in the given PATH. A relative folder of PATH is
     * passed over, as kubectl does: whoever may write to the current folder must not be run.
     */
    static Path find(ExecSpec spec, Map<String, String> environment) {
        String command = spec.command();
        boolean bare = command.indexOf('/') < 0 && command.indexOf('\\') < 0;
        Optional<Path> found = bare
                ? inPath(command, environment)
                : executable(spec.user().resolve("exec.command", command), environment);
        if (found.isPresent()) {
            return found.get().toAbsolutePath();
        }
        throw spec.fault(
                "could not find the exec plugin " + spec.program() + " that brings the user's credentials",
                spec.hint().isEmpty() ? "Install it, or add its folder to PATH, as an absolute path." : spec.hint());
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
}
