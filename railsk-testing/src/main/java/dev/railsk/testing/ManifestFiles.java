package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Manifests in files, as other tools write them. */
final class ManifestFiles {

    private ManifestFiles() {}

    /** The manifests of one file, or of all YAML and JSON files directly in a folder, by name. */
    static ManifestSet read(Path fileOrFolder) {
        try {
            if (!Files.exists(fileOrFolder)) {
                throw new AssertionError("there is no file or folder " + fileOrFolder.toAbsolutePath()
                        + " to compare with\nCheck the path; it is relative to the working directory.");
            }
            if (!Files.isDirectory(fileOrFolder)) {
                return ManifestSet.parse(Files.readString(fileOrFolder));
            }
            return readFolder(fileOrFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + fileOrFolder, e);
        }
    }

    private static ManifestSet readFolder(Path folder) throws IOException {
        List<Manifest> manifests = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(ManifestFiles::isManifest).sorted()::iterator) {
                manifests.addAll(ManifestSet.parse(Files.readString(file)).manifests());
            }
        }
        if (manifests.isEmpty()) {
            throw new AssertionError("the folder " + folder.toAbsolutePath()
                    + " has no .yaml, .yml or .json file to compare with\nCheck the path.");
        }
        return ManifestSet.of(manifests);
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
