package dev.railsk.source;

import dev.railsk.manifest.ManifestException;
import java.util.List;

/**
 * What the Ruby code of a release says about its database.
 *
 * <p>Immutable and thread-safe.
 *
 * @param migrations all migrations of the checkout, by version
 * @param ignored the columns that its models ignore, a line of a model each
 * @param misread what could not be understood
 */
public record SourceManifest(List<MigrationFile> migrations, List<IgnoredColumns> ignored, List<Misread> misread) {

    /** The manifest of a checkout without migrations and models. */
    public static final SourceManifest EMPTY = new SourceManifest(List.of(), List.of(), List.of());

    public SourceManifest {
        migrations = List.copyOf(migrations);
        ignored = List.copyOf(ignored);
        misread = List.copyOf(misread);
    }

    /** The text that a record keeps: compact JSON that says its version. */
    public String write() {
        return ManifestJson.write(this);
    }

    /**
     * Read what {@link #write} wrote, by this version of railsk or an older one.
     *
     * @throws ManifestException when the text is no manifest, or one of a later version
     */
    public static SourceManifest parse(String text) {
        return ManifestJson.parse(text);
    }
}
