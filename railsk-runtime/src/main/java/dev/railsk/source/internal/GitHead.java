package dev.railsk.source.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which commit is checked out from git's own files, as the gitrepository-layout manual describes them; git need not be there. */
public final class GitHead {

    private static final String REF = "ref: ";
    private static final String GIT_DIR = "gitdir: ";
    private static final String COMMIT = "[0-9a-f]{40}|[0-9a-f]{64}";
    private static final long MOST = 16 << 20;

    private GitHead() {}

    /** The commit that is checked out around a folder; empty where there is none, or it cannot be read. */
    public static Optional<String> commit(Path folder) {
        Path each = folder;
        while (each != null) {
            Path git = each.resolve(".git");
            if (Files.exists(git)) {
                return gitDir(each, git).flatMap(GitHead::head);
            }
            each = each.getParent();
        }
        return Optional.empty();
    }

    /** A further work tree has a file that says where its folder is. */
    private static Optional<Path> gitDir(Path tree, Path git) {
        if (Files.isDirectory(git)) {
            return Optional.of(git);
        }
        return text(git)
                .filter(text -> text.startsWith(GIT_DIR))
                .map(text -> tree.resolve(text.substring(GIT_DIR.length()).strip()));
    }

    private static Optional<String> head(Path gitDir) {
        Optional<String> head = text(gitDir.resolve("HEAD")).map(String::strip);
        if (head.isEmpty() || !head.get().startsWith(REF)) {
            return head.filter(commit -> commit.matches(COMMIT));
        }
        String ref = head.get().substring(REF.length());
        Path common = text(gitDir.resolve("commondir"))
                .map(text -> gitDir.resolve(text.strip()))
                .orElse(gitDir);
        Optional<String> loose = text(common.resolve(ref)).map(String::strip);
        return loose.or(() -> packed(common, ref)).filter(commit -> commit.matches(COMMIT));
    }

    private static Optional<String> packed(Path common, String ref) {
        List<String> lines = text(common.resolve("packed-refs"))
                .map(text -> text.lines().toList())
                .orElse(List.of());
        for (String line : lines) {
            if (line.endsWith(" " + ref)) {
                return Optional.of(line.substring(0, line.indexOf(' ')));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(@Nullable Path file) {
        try {
            if (file == null || !Files.isRegularFile(file) || Files.size(file) > MOST) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            // Then nobody knows what is checked out, and nothing is said of it.
            return Optional.empty();
        }
    }
}
