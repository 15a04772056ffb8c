package dev.railsk.source;

import dev.railsk.manifest.ManifestException;
import java.util.List;
import java.util.Optional;

/**
 * What the Ruby code of a release says about its database.
 *
 * <p>Immutable and thread-safe.
 *
 * @param migrations all migrations of the checkout, by version
 * @param ignored the columns that its models ignore, a line of a model each
 * @param schemas what its schema files say, one of a database at most
 * @param misread what could not be understood
 */
public record SourceManifest(
        List<MigrationFile> migrations, List<IgnoredColumns> ignored, List<SchemaFile> schemas, List<Misread> misread) {

    /** The manifest of a checkout without migrations and models. */
    public static final SourceManifest EMPTY = new SourceManifest(List.of(), List.of(), List.of(), List.of());

    public SourceManifest {
        migrations = List.copyOf(migrations);
        ignored = List.copyOf(ignored);
        schemas = List.copyOf(schemas);
        misread = List.copyOf(misread);
    }

    /** The schema file of this database. */
    public Optional<SchemaFile> schema(String database) {
        for (SchemaFile schema : schemas) {
            if (schema.database().equals(database)) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
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
