package dev.railsk.text;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder that the author names, for files that lie beside a script and not on the class path.
 *
 * <pre>{@code
 * Folder deploy = Folder.of("deploy");
 * EnvFile.file(EnvDialect.DOTENV, deploy, "production.env");
 * }</pre>
 *
 * <p>A file is read where it is named, once, while the app is being defined: the definition depends on what it holds at that moment. A
 * relative folder is taken from where the program was started, as Java does, so a script that is started from anywhere should name an
 * absolute one.
 *
 * @param path the folder
 */
public record Folder(Path path) {

    /** A folder, by its path. */
    public static Folder of(String path) {
        try {
            return of(Path.of(requireNonNull(path, "path")));
        } catch (InvalidPathException unfit) {
            throw new InvalidValueException(
                    "the path of a folder must be one that this system knows, but was \"" + path + "\"",
                    "Name it like \"deploy\".");
        }
    }

    /** A folder. */
    public static Folder of(Path path) {
        return new Folder(requireNonNull(path, "path"));
    }

    /**
     * What a file of this folder holds, at most 32 MiB.
     *
     * @param name its name, or its path from this folder
     * @throws InvalidValueException when it cannot be read; the message names the file, never its content
     */
    public byte[] read(String name) {
        requireNonNull(name, "name");
        try (InputStream in = Files.newInputStream(file(name))) {
            return TextResource.bounded(name, in);
        } catch (NoSuchFileException missing) {
            throw new InvalidValueException(
                    "there is no file \"" + name + "\" in the folder \"" + path + "\"",
                    "Put the file there, or name the folder by its absolute path.");
        } catch (IOException e) {
            throw new InvalidValueException(
                    "could not read the file \"" + name + "\" in the folder \"" + path + "\"",
                    "Check that it is a file, and that it may be read.");
        }
    }

    /**
     * The text of a file of this folder.
     *
     * @param name its name, or its path from this folder
     * @throws InvalidValueException when it cannot be read, or is not UTF-8; the message names file and line, never the content
     */
    public String text(String name) {
        return TextResource.decode(name, read(name));
    }

    private Path file(String name) {
        try {
            return path.resolve(name);
        } catch (InvalidPathException unfit) {
            throw new InvalidValueException(
                    "the name of a file must be one that this system knows, but was \"" + name + "\"",
                    "Name it like \"production.env\".");
        }
    }
}
