package dev.railsk.source.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A checkout whose files somebody else has read. */
final class GivenFiles implements Place {

    /** One file. */
    static final class Given {

        private final byte[] content;
        private final String problem;
        private final Optional<RubyReading> ruby;

        /** With these bytes, or why it could not be read, and what Ruby's own parser found in it where that was asked. */
        Given(byte[] content, String problem, Optional<RubyReading> ruby) {
            this.content = content;
            this.problem = problem;
            this.ruby = ruby;
        }
    }

    private final Map<String, Given> files;
    private final Map<String, TreeSet<String>> folders = new TreeMap<>();

    GivenFiles(Map<String, Given> files) {
        this.files = new LinkedHashMap<>(files);
        for (String file : files.keySet()) {
            String path = file;
            while (!path.isEmpty()) {
                int slash = path.lastIndexOf('/');
                String folder = slash < 0 ? "" : path.substring(0, slash);
                folders.computeIfAbsent(folder, key -> new TreeSet<>()).add(path.substring(slash + 1));
                path = folder;
            }
        }
    }

    @Override
    public boolean isFolder(String path) {
        return folders.containsKey(path);
    }

    @Override
    public boolean isFile(String path) {
        return files.containsKey(path);
    }

    @Override
    public boolean isLink(String path) {
        return false;
    }

    @Override
    public boolean isWithin(String path) {
        return true;
    }

    @Override
    public List<String> list(String folder) {
        return List.copyOf(folders.getOrDefault(folder, new TreeSet<>()));
    }

    @Override
    public byte[] read(String file, int most) throws Unreadable {
        Given given = files.get(file);
        if (given == null) {
            throw new Unreadable("it is no file", 1);
        }
        if (!given.problem.isEmpty()) {
            throw new Unreadable(given.problem, 1);
        }
        return Arrays.copyOf(given.content, Math.min(most, given.content.length));
    }

    @Override
    public Optional<RubyReading> ruby(String file) {
        Given given = files.get(file);
        return given == null ? Optional.empty() : given.ruby;
    }
}
