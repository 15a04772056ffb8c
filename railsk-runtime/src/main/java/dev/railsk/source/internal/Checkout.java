package dev.railsk.source.internal;

import dev.railsk.source.Misread;
import dev.railsk.source.SourceLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of a checkout: only what is within it is read, and no more than a bounded part of it. */
public final class Checkout {

    private static final Set<String> LEFT_OUT = Set.of(
            ".git", "node_modules", "vendor", "tmp", "log", "public", "coverage", "test", "spec", "target", "storage");

    private final Place place;
    private final List<Misread> misread = new ArrayList<>();
    private long bytes;
    private int entries;

    /** @throws IOException when there is no such folder */
    public Checkout(Path root) throws IOException {
        this(FolderPlace.of(root));
    }

    Checkout(Place place) {
        this.place = place;
    }

    /** What could not be understood. */
    public List<Misread> misread() {
        return misread;
    }

    void misread(String fact, String nextStep, String file, int line) {
        misread.add(new Misread(fact, nextStep, new SourceLine(file, Math.max(1, line))));
    }

    /** The names in a folder in order; none where there is no such folder. */
    List<String> list(String folder) {
        if (!place.isFolder(folder)) {
            return List.of();
        }
        if (!place.isWithin(folder)) {
            misread("the folder leads out of the checkout", "Put the folder itself there, not a link.", folder, 1);
            return List.of();
        }
        try {
            List<String> names = place.list(folder);
            entries += names.size();
            return names;
        } catch (IOException unreadable) {
            misread("could not list the folder: " + unreadable.getMessage(), "Make it readable.", folder, 1);
            return List.of();
        }
    }

    boolean isFolder(String path) {
        return place.isFolder(path);
    }

    boolean isFile(String path) {
        return place.isFile(path);
    }

    /** The text of a file of Ruby. */
    String text(String file) throws Unreadable {
        return text(file, Bounds.FILE_BYTES);
    }

    /** What Ruby's own parser found in a migration; empty where none was asked. */
    Optional<RubyReading> ruby(String file) {
        return place.ruby(file);
    }

    /** The text of a file that may have so many bytes. */
    String text(String file, int most) throws Unreadable {
        return SourceText.of(bytes(file, most));
    }

    private byte[] bytes(String file, int most) throws Unreadable {
        if (!place.isWithin(file)) {
            throw new Unreadable("the file leads out of the checkout", 1);
        }
        if (!place.isFile(file)) {
            throw new Unreadable("it is no file", 1);
        }
        try {
            byte[] read = place.read(file, most + 1);
            bytes += read.length;
            if (read.length > most) {
                throw new Unreadable("it has more than " + (most >> 10) + " KiB", 1);
            }
            if (bytes > Bounds.ALL_BYTES) {
                throw new Unreadable("all files together have more than " + (Bounds.ALL_BYTES >> 20) + " MiB", 1);
            }
            return read;
        } catch (IOException unreadable) {
            throw new Unreadable("it could not be read: " + unreadable.getMessage(), 1);
        }
    }

    /** The Ruby files in folders {@code app/models}, also of engines and packs; links are not followed. */
    List<String> models() {
        List<String> found = new ArrayList<>();
        collect("", 0, found);
        return found;
    }

    private void collect(String folder, int depth, List<String> found) {
        if (depth > Bounds.FOLDER_DEPTH || entries > Bounds.ENTRIES) {
            misread(
                    "the folder is not read: there are too many",
                    "Leave out of the checkout what is not the app's.",
                    folder,
                    1);
            return;
        }
        boolean isModels = isModels(folder);
        for (String name : list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            boolean isLink = place.isLink(path);
            boolean isFolder = place.isFolder(path) && !isLink;
            if (isFolder && !(LEFT_OUT.contains(name) && !isModels)) {
                collect(path, depth + 1, found);
            } else if (isModels && name.endsWith(".rb")) {
                found.add(path);
            } else if (isLink && isModels) {
                misread("a link is not followed", "Put the models themselves there.", path, 1);
            }
        }
    }

    private static boolean isModels(String folder) {
        String within = "/" + folder + "/";
        int app = within.indexOf("/app/");
        return app >= 0 && within.indexOf("/models/", app + 4) >= 0;
    }
}
