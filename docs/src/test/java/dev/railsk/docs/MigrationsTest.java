package dev.railsk.docs;

import static dev.railsk.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.migration.MigrationPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/migrations.md shows. */
class MigrationsTest {

    private static final RailsApp MORE = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .plan(
                    "add-admin",
                    addColumn("users", "admin")
                            .type("boolean")
                            .defaultsTo(false)
                            .notNull()
                            .expandFirst())
            .plan(
                    "drop-subtitle",
                    removeColumn("posts", "subtitle")
                            .type("text")
                            .notNull()
                            .soak(hours(24))
                            .approval())
            .plan(
                    "fill-nickname",
                    backfill("users", "nickname", "split_part(name, ' ', 1)")
                            .batchSize(500)
                            .pause(seconds(1)))
            .assured("20261101120000", "reviewed by the DBA: the table is empty")
            .noMigration());

    private static RailsApp shop() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .plan("add-nickname", addColumn("users", "nickname").type("string"))
                .plan("drop-legacy", removeColumn("posts", "legacy")));
        return shop;
    }

    private static List<List<String>> checklists() {
        return List.of(
                lines(shop().plan("add-nickname")),
                lines(shop().plan("drop-legacy")),
                lines(MORE.plan("fill-nickname")));
    }

    private static List<String> lines(MigrationPlan plan) {
        return plan.checklist().lines().toList();
    }

    /** The Ruby, and the steps, are those of the plans. */
    @Test
    void showsOnlyWhatPlansPrint() {
        Page page = Page.read(Path.of("migrations.md"));

        for (String language : List.of("ruby", "text")) {
            assertThat(page.snippets(language)).isNotEmpty().allSatisfy(snippet -> assertThat(checklists())
                    .as("%s must be what a plan prints:%n%s", snippet.place(), snippet.text())
                    .anyMatch(snippet::isPartOf));
        }
    }

    @Test
    void showsEveryStepOfBothFlows() {
        List<String> shown = Page.read(Path.of("migrations.md")).lines();

        for (String name : shop().plans().keySet()) {
            assertThat(lines(shop().plan(name)).stream().filter(line -> line.startsWith("[ ]")))
                    .as(name)
                    .isNotEmpty()
                    .isSubsetOf(shown);
        }
    }

    @Test
    void namesEveryKind() {
        String page = String.join("\n", Page.read(Path.of("migrations.md")).lines());

        assertThat(List.of(
                        "addColumn",
                        "removeColumn",
                        "renameColumn",
                        "changeColumnType",
                        "addIndex",
                        "addForeignKey",
                        "addCheck",
                        "setNotNull",
                        "backfill",
                        "dropTable",
                        "renameTable",
                        "addEnumValue",
                        "customPlan"))
                .allSatisfy(kind -> assertThat(page).contains("`" + kind + "("));
    }

    @Test
    void answersForAFile() {
        assertThat(MORE.assured()).containsKey("20261101120000");
        assertThat(MORE.plans()).hasSize(3);
    }
}
