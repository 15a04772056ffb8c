package dev.railsk.source;

import dev.railsk.source.SourceProblem.Kind;
import java.util.List;
import java.util.Optional;

/** What is wrong with the schema files of a release. */
final class SchemaRules {

    private SchemaRules() {}

    static void judge(SourceManifest next, List<SourceProblem> problems) {
        for (SchemaFile schema : next.schemas()) {
            Optional<MigrationFile> newest = Versions.newest(next.migrations(), schema.database());
            newest.filter(migration -> Versions.compare(migration.version(), schema.version()) > 0)
                    .ifPresent(migration -> problems.add(behind(schema, migration)));
        }
    }

    private static SourceProblem behind(SchemaFile schema, MigrationFile migration) {
        String file = schema.at().file();
        return new SourceProblem(
                Kind.SCHEMA_BEHIND,
                file + " is of version " + schema.version() + ", and migration " + migration.describe() + " ("
                        + migration.at() + ") is newer: a database that is made of it lacks what that does",
                schema.at(),
                "Run bin/rails db:migrate, and commit " + file + ".");
    }
}
