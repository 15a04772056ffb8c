package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A new index, built beside the traffic. Default: not unique, and called as Rails calls it.
 *
 * @param table its table
 * @param columns its columns, in order
 * @param name its name; empty for Rails' own
 * @param isUnique whether no two rows may share its values
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record AddIndex(
        String table, List<String> columns, Optional<String> name, boolean isUnique, RailsLayout layout, Origin origin)
        implements TablePlan<AddIndex> {

    private static final int MOST_COLUMNS = 32;

    public AddIndex {
        Identifier.table(table);
        columns = List.copyOf(columns);
        for (String column : columns) {
            Identifier.column(column);
        }
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS || new HashSet<>(columns).size() < columns.size()) {
            throw new InvalidValueException(
                    "an index must have from 1 to 32 columns, each once, but had " + columns,
                    "Name them in order, like addIndex(\"posts\", \"user_id\", \"created_at\").");
        }
        if (name.isPresent()) {
            Identifier.check("an index's name", name.get(), "Name it like \"index_users_on_email\".");
        }
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static AddIndex of(String table, String column, String... more) {
        List<String> columns = new ArrayList<>();
        columns.add(requireNonNull(column, "column"));
        columns.addAll(List.of(requireNonNull(more, "more")));
        return new AddIndex(table, columns, Optional.empty(), false, RailsLayout.DEFAULT, Origin.here());
    }

    /** The same, of this name. Default: {@code index_<table>_on_<column>_and_<column>}, cut where PostgreSQL would cut it. */
    public AddIndex indexName(String indexName) {
        return new AddIndex(
                table, columns, Optional.of(requireNonNull(indexName, "indexName")), isUnique, layout, origin);
    }

    /** The same, but no two rows may share its values. */
    public AddIndex unique() {
        return new AddIndex(table, columns, name, true, layout, origin);
    }

    @Override
    public AddIndex layout(RailsLayout changed) {
        return new AddIndex(table, columns, name, isUnique, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.ADD_INDEX;
    }

    @Override
    public String title() {
        return "Add " + (isUnique ? "a unique index" : "an index") + " on " + table + " (" + String.join(", ", columns)
                + ")";
    }

    private String indexed() {
        return name.isPresent() ? name.get() : Sql.name("index", table, "on", String.join("_and_", columns));
    }

    @Override
    public List<PlanStep> steps() {
        StepList steps = new StepList();
        if (isUnique) {
            unique(steps);
        }
        SchemaChange change = SchemaChange.of("add_index", table, columns.toArray(new String[0]));
        Snippet migration = migration();
        steps.code(
                        "write-index",
                        "Write the migration that builds the index",
                        "In a file of its own: PostgreSQL builds an index beside the traffic outside of a transaction only.",
                        CodeProof.carries(change),
                        migration)
                .deploy("deploy-index", "the release with that migration");
        if (isUnique) {
            steps.floor(
                    "floor",
                    "Code that may write the same values twice must not come back: its rows would be refused.");
        }
        return steps.add(new MigrateStep(
                        "build",
                        "Build " + indexed(),
                        "No code needs the index to run. Where the build fails it leaves an invalid index, which the next run of this"
                                + " migration drops first.",
                        migration,
                        MigrationPhase.POST,
                        change))
                .add(new PlanStep.VerifyStep(
                        "verify-index",
                        "See that the index is valid",
                        "An invalid index costs every write, and serves no read.",
                        Ruby.expression("1 - " + layout.modelOf(table) + ".connection.select_value("
                                + Ruby.text(
                                        "SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid = to_regclass("
                                                + Sql.text("\"" + indexed() + "\"") + ")")
                                + ").to_i")))
                .all();
    }

    private void unique(StepList steps) {
        String list = String.join(", ", columns);
        steps.code(
                        "respect",
                        "Write the same values of " + list + " into no two rows, in all code",
                        "Whatever still writes a second row fails while the index is being built.",
                        CodeProof.approved(),
                        Ruby.inModel(layout, table, uniqueness()))
                .deploy("deploy-respect", "the release that writes no second row")
                .oldCodeGone("old-code-gone", "Older code may write a second row after they were counted.");
        RowFill.verified(
                steps,
                Ruby.rows(layout, table, allSet()) + ".group(" + Ruby.symbols(columns.toArray(String[]::new))
                        + ").having(\"count(*) > 1\").count.size",
                "Count the values of " + list + " that several rows share");
    }

    private String uniqueness() {
        String first = "validates :" + columns.get(0) + ", uniqueness: ";
        if (columns.size() == 1) {
            return first + "true";
        }
        return first + "{ scope: ["
                + Ruby.symbols(columns.subList(1, columns.size()).toArray(String[]::new)) + "] }";
    }

    private String allSet() {
        return String.join(" IS NOT NULL AND ", columns) + " IS NOT NULL";
    }

    private Snippet migration() {
        String named = "name: " + Ruby.text(indexed()) + ", algorithm: :concurrently";
        String remove = "remove_index :" + table + ", " + named + ", if_exists: true";
        String list = columns.size() == 1
                ? Ruby.symbols(columns.get(0))
                : "[" + Ruby.symbols(columns.toArray(String[]::new)) + "]";
        return RubyMigration.of(layout, MigrationPhase.POST, "index_" + table + "_on_" + String.join("_and_", columns))
                .with(RubyMigration.Patience.CONCURRENT)
                .snippet(
                        List.of(
                                remove,
                                "add_index :" + table + ", " + list + ", " + (isUnique ? "unique: true, " : "")
                                        + named),
                        List.of(remove));
    }
}
