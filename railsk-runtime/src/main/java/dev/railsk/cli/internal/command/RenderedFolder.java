package dev.railsk.cli.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of rendered files. Which files are railsk's stands in a list beside them: those are replaced, or removed once
 * their object is gone; any other file is left alone, and one in the way is an error.
 *
 * <p>All files are written in a new folder inside before the first is moved to its place, so that no file is ever half
 * written. One render at a time: the list is locked. No link is followed but the folder itself.
 */
final class RenderedFolder {

    private static final String NEW = ".railsk-new-";

    private final Path folder;
    private final Disk disk;

    RenderedFolder(Path folder) {
        this(folder, (path, content) -> Files.write(path, content, StandardOpenOption.CREATE_NEW));
    }

    RenderedFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Writes a new file. */
    interface Disk {
        void write(Path path, byte[] content) throws IOException;
    }

    /** Replace what an earlier render left with these files, and say which files were removed. */
    List<String> replace(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        Optional<Path> foreign = foreign(Set.of(), files.keySet());
        if (!RenderedList.isThere(folder)) {
            // No list is left in a folder that is not ours.
            refuse(foreign);
        }
        try (RenderedList list = RenderedList.lock(folder)) {
            Set<String> before = list.names();
            refuse(foreign(before, files.keySet()));
            Path fresh = Files.createTempDirectory(folder, NEW);
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    disk.write(fresh.resolve(file.getKey()), file.getValue());
                }
                list.add(files.keySet());
                for (String name : files.keySet()) {
                    Files.move(
                            fresh.resolve(name),
                            folder.resolve(name),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                delete(fresh, files.keySet());
            }
            List<String> removed = removeOthers(before, files.keySet());
            list.replace(files.keySet());
            return removed;
        }
    }

    /** The first file in the way that is not ours. */
    private Optional<Path> foreign(Set<String> before, Set<String> files) {
        return files.stream()
                .filter(name -> !before.contains(name))
                .map(folder::resolve)
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    private static void refuse(Optional<Path> foreign) {
        if (foreign.isPresent()) {
            throw RenderedFiles.failure(foreign.get() + " is there already, and no render wrote it");
        }
    }

    private List<String> removeOthers(Set<String> before, Set<String> files) throws IOException {
        Set<String> others = new LinkedHashSet<>(before);
        others.removeAll(files);
        List<String> removed = new ArrayList<>();
        for (String name : others) {
            if (Files.deleteIfExists(folder.resolve(name))) {
                removed.add(name);
            }
        }
        return removed;
    }

    private static void delete(Path fresh, Set<String> names) throws IOException {
        for (String name : names) {
            Files.deleteIfExists(fresh.resolve(name));
        }
        Files.deleteIfExists(fresh);
    }
}
