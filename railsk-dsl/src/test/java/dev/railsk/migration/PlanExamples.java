package dev.railsk.migration;

import static dev.railsk.migration.MigrationPlan.addCheck;
import static dev.railsk.migration.MigrationPlan.addColumn;
import static dev.railsk.migration.MigrationPlan.addEnumValue;
import static dev.railsk.migration.MigrationPlan.addForeignKey;
import static dev.railsk.migration.MigrationPlan.addIndex;
import static dev.railsk.migration.MigrationPlan.backfill;
import static dev.railsk.migration.MigrationPlan.changeColumnType;
import static dev.railsk.migration.MigrationPlan.custom;
import static dev.railsk.migration.MigrationPlan.dropTable;
import static dev.railsk.migration.MigrationPlan.removeColumn;
import static dev.railsk.migration.MigrationPlan.renameColumn;
import static dev.railsk.migration.MigrationPlan.renameTable;
import static dev.railsk.migration.MigrationPlan.setNotNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan of each kind, plain and with all that can be said of it. */
final class PlanExamples {

    /** By the names of their golden files. */
    static final Map<String, MigrationPlan> ALL = new LinkedHashMap<>();

    static {
        ALL.put("add-column", addColumn("users", "nickname").type("string"));
        ALL.put(
                "add-column-first",
                addColumn("users", "admin")
                        .type("boolean")
                        .defaultsTo(false)
                        .notNull()
                        .expandFirst());
        ALL.put(
                "add-column-listed",
                addColumn("dogs", "tag")
                        .defaultsTo("a \"b\" #{c}\n\\")
                        .expandFirstAsColumnsAreListed()
                        .database("animals")
                        .model("Kennel::Dog")
                        .rails("8.0")
                        .postMigrate());
        ALL.put("remove-column", removeColumn("posts", "legacy"));
        ALL.put(
                "remove-column-not-null",
                removeColumn("posts", "legacy")
                        .type("text")
                        .notNull()
                        .soak(Duration.ofHours(36))
                        .approval()
                        .postMigrate());
        ALL.put("rename-column", renameColumn("users", "name", "display_name").type("text"));
        ALL.put(
                "rename-column-not-null",
                renameColumn("users", "name", "display_name")
                        .notNull()
                        .expandFirstAsColumnsAreListed()
                        .soak(Duration.ofMinutes(30))
                        .batchSize(500)
                        .pause(Duration.ZERO)
                        .maintenanceTask("Maintenance::CopyNamesTask"));
        ALL.put(
                "change-column-type",
                changeColumnType("orders", "total", "decimal").expandFirst());
        ALL.put(
                "change-column-type-using",
                changeColumnType("orders", "total", "bigint").into("cents").using("round(total * 100)"));
        ALL.put("add-index", addIndex("posts", "user_id", "created_at"));
        ALL.put(
                "add-index-unique",
                addIndex("users", "email", "tenant_id").unique().indexName("one_email_a_tenant"));
        ALL.put("add-foreign-key", addForeignKey("posts", "people"));
        ALL.put("add-foreign-key-column", addForeignKey("posts", "users").column("author_id"));
        ALL.put("add-check", addCheck("orders", "orders_total_positive", "total >= 0"));
        ALL.put("set-not-null", setNotNull("users", "nickname"));
        ALL.put(
                "set-not-null-filled",
                setNotNull("users", "nickname").fillWith("''").pause(Duration.ofSeconds(1)));
        ALL.put("backfill", backfill("users", "nickname", "split_part(name, ' ', 1)"));
        ALL.put(
                "backfill-maintenance",
                backfill("users", "nickname", "lower(name)")
                        .where("nickname IS DISTINCT FROM lower(name)")
                        .maintenanceTask("Maintenance::LowerNicknamesTask"));
        ALL.put("drop-table", dropTable("audits").approval());
        ALL.put("rename-table", renameTable("people", "members"));
        ALL.put("add-enum-value", addEnumValue("mood", "quite \"fine\""));
        ALL.put("custom", byHand());
    }

    private PlanExamples() {}

    private static MigrationPlan byHand() {
        SchemaChange change = SchemaChange.of("remove_reference", "posts", "editor_id");
        return custom(
                "Take the editor out of posts",
                PlanStep.code(
                        "ignore",
                        "Ignore posts.editor_id",
                        "The column goes.",
                        CodeProof.ignores("posts", "editor_id"),
                        new Snippet("app/models/post.rb", "Post.ignored_columns += [\"editor_id\"]")),
                PlanStep.deploy("deploy-ignore", "Deploy it", "It must run everywhere."),
                PlanStep.gate("old-code-gone", "Wait for older code", "It names the column.", Gate.OLD_CODE_GONE),
                PlanStep.backfill(
                        "mark",
                        "Mark the posts",
                        "Their editors are gone soon.",
                        new Snippet("lib/tasks/mark.rake", "task mark: :environment do\nend"),
                        "bin/rails",
                        "mark"),
                PlanStep.verify(
                        "marked", "See that all are marked", "None may be lost.", "Post.where(mark: nil).count"),
                PlanStep.migrate(
                        "drop",
                        "Nothing reads it.",
                        MigrationPhase.POST,
                        change,
                        new Snippet("db/migrate/VERSION_drop_editor.rb", "# " + change)));
    }
}
