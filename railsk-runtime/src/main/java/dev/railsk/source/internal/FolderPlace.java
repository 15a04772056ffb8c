package dev.railsk.source.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A checkout in a folder of this machine. */
record FolderPlace(Path root, Path realRoot) implements Place {

    /** @throws IOException when there is no such folder */
    static FolderPlace of(Path root) throws IOException {
        return new FolderPlace(root, root.toRealPath());
    }

    @Override
    public boolean isFolder(String path) {
        return Files.isDirectory(root.resolve(path));
    }

    @Override
    public boolean isFile(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    @Override
    public boolean isLink(String path) {
        return Files.isSymbolicLink(root.resolve(path));
    }

    @Override
    public boolean isWithin(String path) {
        try {
            return root.resolve(path).toRealPath().startsWith(realRoot);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> found = Files.list(root.resolve(folder))) {
            return found.limit(Bounds.ENTRIES)
                    .map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public byte[] read(String file, int most) throws IOException {
        try (InputStream input = Files.newInputStream(root.resolve(file))) {
            return input.readNBytes(most);
        }
    }
}
