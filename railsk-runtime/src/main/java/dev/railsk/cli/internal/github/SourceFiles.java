package dev.railsk.cli.internal.github;

import dev.railsk.cli.CommandContext;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a file of the author's in the repository that is checked out: a stack trace knows its name and not its folder. A name that
 * stands there twice is not guessed at.
 */
final class SourceFiles {

    private static final Set<String> LEFT_OUT =
            Set.of(".git", "node_modules", "vendor", "target", "build", "tmp", "log", "public");
    private static final int DEEPEST = 16;
    private static final int MOST = 50_000;

    private final Path root;

    private SourceFiles(Path root) {
        this.root = root;
    }

    /** The files of the workspace that the variables name, else of the working directory. */
    static SourceFiles of(CommandContext context) {
        String workspace = context.environment().getOrDefault("GITHUB_WORKSPACE", "");
        return new SourceFiles(
                workspace.isEmpty() ? context.directory() : context.directory().resolve(workspace));
    }

    /** The path from the repository's root of the only file of this name; empty when there is none, or more than one. */
    Optional<String> path(String name) {
        Search search = new Search(name);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, search);
        } catch (IOException unreadable) {
            // An annotation without its file says the line in its text all the same.
            return Optional.empty();
        }
        if (search.found.size() != 1 || search.seen >= MOST) {
            return Optional.empty();
        }
        return Optional.of(root.relativize(search.found.get(0)).toString().replace('\\', '/'));
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final String name;
        private final List<Path> found = new ArrayList<>();
        private int seen;

        Search(String name) {
            this.name = name;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path last = folder.getFileName();
            return last != null && LEFT_OUT.contains(last.toString()) && seen > 0
                    ? FileVisitResult.SKIP_SUBTREE
                    : next();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path last = file.getFileName();
            if (last != null && last.toString().equals(name) && attributes.isRegularFile()) {
                found.add(file);
            }
            return next();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return next();
        }

        private FileVisitResult next() {
            seen++;
            return seen < MOST && found.size() < 2 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
