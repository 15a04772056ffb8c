package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import dev.railsk.image.Revision;
import dev.railsk.source.internal.GitHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A Rails app's folder, and which commit it is at.
 *
 * @param root the folder that holds {@code config/application.rb}
 * @param commit the commit that git says is checked out; empty where it does not say
 */
public record Checkout(Path root, Optional<String> commit) {

    private static final String HEX = "[0-9a-f]{7,64}";

    public Checkout {
        requireNonNull(root, "root");
    }

    /** The one that a folder is in: the nearest folder from there up with {@code config/application.rb}, as {@code bin/rails} finds it. */
    public static Optional<Checkout> around(Path folder) {
        Path each = folder.toAbsolutePath().normalize();
        while (each != null) {
            if (Files.isRegularFile(each.resolve("config").resolve("application.rb"))) {
                return Optional.of(new Checkout(each, GitHead.commit(each)));
            }
            each = each.getParent();
        }
        return Optional.empty();
    }

    /**
     * Whether this may be the code of a revision: it is not where the revision is an abbreviated commit, and git says that another one is
     * checked out. Changes that are not committed are not looked for.
     */
    public boolean mayBe(Revision revision) {
        String tag = revision.tag().toLowerCase(Locale.ROOT);
        return commit.isEmpty() || !tag.matches(HEX) || commit.get().startsWith(tag);
    }

    /** What its Ruby code says of the database. */
    public SourceManifest source() {
        return SourceReader.read(root);
    }
}
