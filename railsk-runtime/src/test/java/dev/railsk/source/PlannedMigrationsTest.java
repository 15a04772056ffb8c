package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.migration.MigrationPhase;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep.MigrateStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The migrations that plans write are understood by the reader, as the changes that the plans take them for. */
class PlannedMigrationsTest {

    private static final Set<Risk> HARMLESS = Set.of(Risk.SAFE, Risk.EXPAND, Risk.NEEDS_CARE);

    @TempDir
    private Path folder;

    private static Map<String, MigrationPlan> plans() {
        return Map.ofEntries(
                Map.entry(
                        "add-column",
                        MigrationPlan.addColumn("users", "nickname").type("string")),
                Map.entry("remove-column", MigrationPlan.removeColumn("posts", "legacy")),
                Map.entry(
                        "remove-column-not-null",
                        MigrationPlan.removeColumn("posts", "legacy").notNull()),
                Map.entry("rename-column", MigrationPlan.renameColumn("posts", "title", "headline")),
                Map.entry("change-type", MigrationPlan.changeColumnType("posts", "views", "bigint")),
                Map.entry("add-index", MigrationPlan.addIndex("posts", "title")),
                Map.entry("add-foreign-key", MigrationPlan.addForeignKey("comments", "posts")),
                Map.entry("add-check", MigrationPlan.addCheck("posts", "views_positive", "views >= 0")),
                Map.entry("set-not-null", MigrationPlan.setNotNull("posts", "title")),
                Map.entry("drop-table", MigrationPlan.dropTable("old_posts")),
                Map.entry("rename-table", MigrationPlan.renameTable("posts", "articles")),
                Map.entry("add-enum-value", MigrationPlan.addEnumValue("status", "archived")));
    }

    @TestFactory
    Stream<DynamicTest> areReadAsTheirChanges() {
        return plans().entrySet().stream().flatMap(plan -> plan.getValue().steps().stream()
                .filter(MigrateStep.class::isInstance)
                .map(MigrateStep.class::cast)
                .map(step ->
                        DynamicTest.dynamicTest(plan.getKey() + " " + step.id(), () -> check(plan.getKey(), step))));
    }

    /** A renamed table is a view for a while, which Rails has no call for. */
    private static boolean isView(String plan, Operation operation) {
        return plan.equals("rename-table") && operation.call().equals("execute");
    }

    private void check(String plan, MigrateStep step) throws IOException {
        Path root = folder.resolve(plan).resolve(step.id());
        Path file = root.resolve(step.migration().path().replace("VERSION", "20261101120000"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, step.migration().ruby());

        List<MigrationFile> read = SourceReader.read(root).migrations();

        assertThat(read).as("%s in %s", step.change(), step.migration().ruby()).hasSize(1);
        MigrationFile migration = read.get(0);
        if (step.change().call().equals("execute")) {
            assertThat(migration.risk()).as("SQL is not read").isEqualTo(Risk.UNSURE);
            return;
        }
        assertThat(migration.operations())
                .as("%s in %s", step.change(), step.migration().ruby())
                .anySatisfy(operation -> {
                    assertThat(operation.call()).isEqualTo(step.change().call());
                    assertThat(operation.table()).isEqualTo(step.change().table());
                    assertThat(operation.columns()).containsAll(step.change().columns());
                });
        assertThat(migration.operations())
                .as("nothing is unsure in %s", step.migration().ruby())
                .noneMatch(operation -> operation.risk() == Risk.UNSURE && !isView(plan, operation));
        if (step.phase() == MigrationPhase.PRE) {
            assertThat(HARMLESS).contains(migration.risk());
        }
    }
}
