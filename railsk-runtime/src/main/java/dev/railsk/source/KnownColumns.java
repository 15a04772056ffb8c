package dev.railsk.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of the databases, as far as they are sure while migrations run one after the other: those of the running release's schema
 * files, where what has run is just what is in them, but for what a migration before has touched.
 */
final class KnownColumns {

    private final Map<String, SchemaFile> schemas = new HashMap<>();
    private final Set<List<String>> touched = new HashSet<>();
    private final SourceTerms terms;

    KnownColumns(SourceManifest running, SourceTerms terms) {
        this.terms = terms;
        if (terms.applied().isEmpty() || isWhatRan(running, terms.applied().get())) {
            for (SchemaFile schema : running.schemas()) {
                boolean isWhole = Versions.newest(running.migrations(), schema.database())
                        .filter(newest -> Versions.compare(newest.version(), schema.version()) == 0)
                        .isPresent();
                if (isWhole) {
                    schemas.put(schema.database(), schema);
                }
            }
        }
    }

    // What is older than all migrations of the app was taken into the schema, and its files deleted.
    private static boolean isWhatRan(SourceManifest running, Set<String> applied) {
        Set<String> versions = new HashSet<>();
        String oldest = "";
        for (MigrationFile migration : running.migrations()) {
            boolean isOldest = oldest.isEmpty() || Versions.compare(migration.version(), oldest) < 0;
            oldest = isOldest ? migration.version() : oldest;
            versions.add(migration.version());
        }
        for (String version : applied) {
            if (!versions.contains(version) && !oldest.isEmpty() && Versions.compare(version, oldest) > 0) {
                return false;
            }
        }
        return applied.containsAll(versions);
    }

    /** Migrations as they are to be judged by what is known of the columns that they change. */
    List<MigrationFile> judge(List<MigrationFile> pending) {
        List<MigrationFile> judged = new ArrayList<>(pending);
        for (boolean isBefore : new boolean[] {true, false}) {
            for (int i = 0; i < pending.size(); i++) {
                MigrationFile migration = pending.get(i);
                if (terms.runsBefore(migration.set()) == isBefore) {
                    judged.set(i, judge(migration));
                }
            }
        }
        return judged;
    }

    private MigrationFile judge(MigrationFile migration) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            operations.add(
                    effect(migration.database(), operation).map(operation::with).orElse(operation));
            touch(migration.database(), operation);
        }
        return migration.with(operations);
    }

    /** What a change of types means where all types before it are known; the worst of its columns. */
    private Optional<Effect> effect(String database, Operation operation) {
        Optional<ColumnType> wanted = operation.becomes().filter(type -> operation.risk() == Risk.CONTRACT);
        if (wanted.isEmpty() || operation.columns().isEmpty()) {
            return Optional.empty();
        }
        Effect worst = Effect.SAFE;
        for (String name : operation.columns()) {
            Optional<Effect> effect =
                    column(database, operation.table(), name).flatMap(column -> Widening.of(column, wanted.get()));
            if (effect.isEmpty()) {
                return Optional.empty();
            }
            boolean isWorse = worst.risk().orWorse(effect.get().risk()) != worst.risk();
            worst = isWorse ? effect.get() : worst;
        }
        return Optional.of(worst);
    }

    private Optional<SchemaColumn> column(String database, String table, String name) {
        String plain = Ignores.table(table);
        boolean isTouched =
                touched.contains(List.of(database, plain)) || touched.contains(List.of(database, plain, name));
        SchemaFile schema = schemas.get(database);
        return isTouched || schema == null
                ? Optional.empty()
                : schema.table(table).flatMap(known -> known.column(name));
    }

    private void touch(String database, Operation operation) {
        String table = Ignores.table(operation.table());
        if (operation.risk() == Risk.UNSURE) {
            // It may have changed any column.
            schemas.remove(database);
        } else if (operation.columns().isEmpty()) {
            touched.add(List.of(database, table));
        } else {
            operation.columns().forEach(column -> touched.add(List.of(database, table, column)));
        }
    }
}
