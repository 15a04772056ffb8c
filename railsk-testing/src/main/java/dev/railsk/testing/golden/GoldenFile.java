package dev.railsk.testing.golden;

import dev.railsk.manifest.ManifestDifference;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A checked-in file with the YAML that a definition renders.
 *
 * <p>A missing or outdated file fails the test, which says how to write it: run it once with {@code -Drailsk.golden=write}. On
 * CI, where the variable {@code CI} is set, nothing is ever written.
 */
public final class GoldenFile {

    /** The system property that lets a test write its golden files. */
    public static final String PROPERTY = "railsk.golden";

    private final Path file;
    private final boolean write;
    private final boolean ci;

    private GoldenFile(Path file, boolean write, boolean ci) {
        this.file = file;
        this.write = write;
        this.ci = ci;
    }

    /** The golden file at this path, relative to the module's folder. */
    public static GoldenFile at(Path file) {
        return new GoldenFile(file, "write".equals(System.getProperty(PROPERTY)), isCi(System.getenv("CI")));
    }

    /** A golden file under the given circumstances, whatever the ambient ones are. */
    static GoldenFile at(Path file, boolean write, boolean ci) {
        return new GoldenFile(file, write, ci);
    }

    /**
     * Compare a set's YAML with the file, byte by byte.
     *
     * @throws AssertionError when the file is missing or differs, with the places and the way to write it
     */
    public void check(ManifestSet found) {
        String yaml = found.toYaml();
        if (!Files.exists(file)) {
            if (write && !ci) {
                store(yaml);
                return;
            }
            throw new AssertionError("there is no golden file " + file.toAbsolutePath() + "\n" + howTo("write"));
        }
        String golden = read();
        if (golden.equals(yaml)) {
            return;
        }
        if (write && !ci) {
            store(yaml);
            return;
        }
        throw new AssertionError("golden file " + file + ": " + describe(golden, found) + "\n" + howTo("accept"));
    }

    private String describe(String golden, ManifestSet found) {
        int conflict = conflictLine(golden);
        if (conflict > 0) {
            return "a merge left conflict markers in it, the first on line " + conflict;
        }
        ManifestSet wanted;
        try {
            wanted = ManifestSet.parse(golden, file.toString());
        } catch (ManifestException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
        ManifestDifference difference = wanted.differenceTo(found);
        return difference.isEmpty() ? "the same objects, but written otherwise" : difference.toString();
    }

    /** The first line of a conflict as git writes it, counted from 1; 0 when there is none. */
    private static int conflictLine(String golden) {
        int number = 0;
        for (String line : golden.split("\n", -1)) {
            number++;
            if (line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ")) {
                return number;
            }
        }
        return 0;
    }

    private String howTo(String verb) {
        if (ci) {
            return "Golden files are never written on CI: " + verb + " it on your machine with -D" + PROPERTY
                    + "=write, look at it, and commit it.";
        }
        return "To " + verb + " it, run this test once with -D" + PROPERTY + "=write, look at the file, and commit it.";
    }

    // Whoever checks out with CRLF has the same file.
    private String read() {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the golden file " + file, e);
        }
    }

    private void store(String yaml) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the golden file " + file, e);
        }
    }

    static boolean isCi(@Nullable String value) {
        return value != null && !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }
}
