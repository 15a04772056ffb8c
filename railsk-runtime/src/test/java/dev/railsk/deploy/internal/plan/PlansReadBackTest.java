package dev.railsk.deploy.internal.plan;

import static dev.railsk.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.migration.CodeProof;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.migration.Snippet;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.MigrationSet;
import dev.railsk.source.Risk;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a plan has people copy is read as what the plan waits for: code that ignores, migrations that do what a step is about. */
class PlansReadBackTest {

    private static final List<MigrationPlan> PLANS = List.of(
            addColumn("users", "nickname").type("string"),
            addColumn("users", "admin")
                    .type("boolean")
                    .defaultsTo(false)
                    .notNull()
                    .expandFirst(),
            addColumn("dogs", "tag").database("animals").model("Kennel::Dog").postMigrate(),
            removeColumn("posts", "legacy").type("text").notNull().postMigrate(),
            renameColumn("users", "name", "display_name").notNull(),
            renameColumn("users", "name", "display_name").notNull().expandFirstAsColumnsAreListed(),
            changeColumnType("orders", "total", "bigint").using("round(total * 100)"),
            addIndex("posts", "user_id"),
            addIndex("users", "email", "tenant_id").unique().postMigrate(),
            addForeignKey("posts", "people"),
            addCheck("orders", "orders_total_positive", "total >= 0"),
            setNotNull("users", "nickname").fillWith("''"),
            dropTable("audits"),
            renameTable("people", "members"),
            addEnumValue("mood", "quite \"fine\""));

    @TempDir
    private Path root;

    @TestFactory
    List<DynamicTest> readsWhatAPlanWrites() {
        return PLANS.stream()
                .map(plan -> DynamicTest.dynamicTest(plan.title() + " " + plan.hashCode(), () -> read(plan)))
                .toList();
    }

    private void read(MigrationPlan plan) throws IOException {
        Path checkout = Files.createTempDirectory(root, "checkout");
        Files.createDirectories(checkout.resolve("db/migrate"));
        Snippet base = new Snippet(
                "app/models/animals_record.rb",
                "class AnimalsRecord < ApplicationRecord\n  self.abstract_class = true\nend");
        write(checkout, base, 0);
        int version = 1;
        for (PlanStep step : plan.steps()) {
            if (step instanceof CodeStep code) {
                for (Snippet snippet : code.snippets()) {
                    write(checkout, snippet, version++);
                }
                assertThat(code.proof() == CodeProof.approved()
                                || PlanFacts.has(SourceReader.read(checkout), code.proof()))
                        .as(step.id())
                        .isTrue();
            } else if (step instanceof MigrateStep migrate) {
                carried(SourceReader.read(checkout), migrate, plan);
            }
            forget(checkout, step);
        }
    }

    private static void write(Path checkout, Snippet snippet, int version) throws IOException {
        Path file = checkout.resolve(snippet.path().replace("VERSION", String.valueOf(20261101120000L + version)));
        Files.createDirectories(file.getParent());
        Files.writeString(file, snippet.ruby());
    }

    /** What follows takes lines out of a model; an app without them is as if the model said nothing. */
    private static void forget(Path checkout, PlanStep step) throws IOException {
        if (step instanceof MigrateStep && Files.exists(checkout.resolve("app"))) {
            try (var files = Files.walk(checkout.resolve("app"))) {
                for (Path file : files.filter(PlansReadBackTest::isOfTable).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isOfTable(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("animals_record.rb");
    }

    private static void carried(SourceManifest code, MigrateStep step, MigrationPlan plan) {
        MigrationFile file =
                PlanFacts.carrying(code.migrations(), step.change()).orElseThrow();
        boolean isInPost = step.migration().path().contains("post_migrate");

        assertThat(code.misread()).isEmpty();
        assertThat(file.set()).isEqualTo(isInPost ? MigrationSet.POST : MigrationSet.PRE);
        assertThat(file.database()).isEqualTo(plan.database());
        boolean hasSql = step.migration().ruby().contains("VIEW");
        assertThat(file.operations().stream().anyMatch(each -> each.risk() == Risk.UNSURE))
                .as("%s %s", step.id(), file.operations())
                .isEqualTo(hasSql);
    }
}
