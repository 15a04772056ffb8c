package dev.railsk.deploy.internal.fetch;

import dev.railsk.cluster.internal.kubeconfig.ForeignProgram;
import dev.railsk.config.ValueSource;
import dev.railsk.deploy.FetchException;
import dev.railsk.deploy.ValueFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values of this machine: files, what programs print, standard input.
 *
 * @param environment the variables that programs get
 * @param directory what relative paths start from
 * @param input what is written to standard input; empty when that is a terminal
 */
public record LocalValues(Map<String, String> environment, Path directory, Supplier<Optional<InputStream>> input)
        implements ValueFetcher {

    /** What a Secret holds at most. */
    private static final int MOST_BYTES = 1 << 20;

    @Override
    public byte[] fetch(ValueSource source) {
        if (source instanceof ValueSource.InFile file) {
            return file(file.path());
        }
        if (source instanceof ValueSource.OutputOf output) {
            return output(output.command());
        }
        return piped();
    }

    private byte[] file(String name) {
        Path path;
        try {
            path = directory.resolve(name);
        } catch (InvalidPathException malformed) {
            throw new FetchException("this is no path", "Correct the path.");
        }
        if (!Files.exists(path)) {
            throw new FetchException("it is not there: " + path.toAbsolutePath(), "Put it there, or correct its path.");
        }
        if (!Files.isRegularFile(path)) {
            throw new FetchException("it is no file: " + path.toAbsolutePath(), "Name a file.");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return read(stream);
        } catch (IOException unreadable) {
            throw new FetchException(
                    "it could not be read: " + path.toAbsolutePath(), "Look who may read it, or name another file.");
        }
    }

    private byte[] output(List<String> command) {
        Path program = ForeignProgram.find(command.get(0), directory, environment)
                .orElseThrow(() -> new FetchException(
                        "there is no such program", "Install it, or add its folder to PATH, as an absolute path."));
        try {
            return new ForeignProgram(program, command.subList(1, command.size()), environment, directory).run();
        } catch (ForeignProgram.Failed failed) {
            throw new FetchException("it " + failed.getMessage(), "Log in there, or run it by hand to see more.");
        }
    }

    private byte[] piped() {
        Optional<InputStream> stream = input.get();
        if (stream.isEmpty()) {
            throw new FetchException(
                    "that is a terminal, or closed",
                    "Pipe the value in, as in: vault read key | ./Deploy.java deploy ..");
        }
        try {
            return read(stream.get());
        } catch (IOException unreadable) {
            throw new FetchException("it could not be read", "Pipe the value in.");
        }
    }

    private static byte[] read(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new FetchException("it has more than 1048576 bytes", "Fetch a value that a Secret can hold.");
        }
        return bytes;
    }

    /** Without variables. */
    @Override
    public String toString() {
        return "LocalValues of " + directory;
    }
}
