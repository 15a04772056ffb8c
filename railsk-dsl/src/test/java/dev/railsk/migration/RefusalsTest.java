package dev.railsk.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What no plan takes, with what is said instead. */
class RefusalsTest {

    private static RailsApp with(MigrationPlan plan) {
        return RailsApp.define(
                "shop", app -> app.image("ghcr.io/acme/shop").web(web -> {}).plan("change", plan));
    }

    private static String told(Callable<?> made) {
        try {
            return "taken: " + made.call();
        } catch (DefinitionException refused) {
            assertThat(refused.problems()).hasSize(1);
            assertThat(refused.problems().get(0).origin().toString()).startsWith("RefusalsTest.java:");
            return refused.problems().get(0).fact();
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    @Test
    void aNewColumnThatIsNotNullMustHaveADefault() {
        assertThatThrownBy(() -> MigrationPlan.addColumn("users", "nickname").notNull())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "a new column that is not null must have a default, but users.nickname had none: code that"
                                + " does not know the column could write no row\n")
                .hasMessageEndingWith(
                        "Write .defaultsTo(..).notNull(); or add it as it is, then plan setNotNull(\"users\","
                                + " \"nickname\").");
    }

    @Test
    void aBadNameIsAProblemAtTheLineOfItsAuthor() {
        assertThatThrownBy(() -> RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> {})
                        .plan("add", MigrationPlan.addColumn("users", "nick name"))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "a column's name must have at most 63 letters, digits and underscores, no digit first, but was \"nick name\"")
                .hasMessageContaining("RefusalsTest.java:")
                .hasMessageContaining("MigrationPlan.custom(..)");
    }

    @Test
    void namesAreThoseThatRubyAndPostgresTakeAsTheyAre() {
        for (String name : List.of("", " ", "1st", "a-b", "a b", "a;b", "a\"b", "é", "a\nb", "a.b", "a".repeat(64))) {
            assertThat(told(() -> MigrationPlan.removeColumn(name, "c"))).contains("a table's name must have");
            assertThat(told(() -> MigrationPlan.removeColumn("t", name))).contains("a column's name must have");
            assertThat(told(() -> MigrationPlan.addIndex("t", "c").indexName(name)))
                    .contains("an index's name must have");
            assertThat(told(() -> MigrationPlan.addCheck("t", name, "a > 0"))).contains("a check's name must have");
            assertThat(told(() -> MigrationPlan.dropTable("t").database(name))).contains("a database's name must have");
        }
        assertThat(with(MigrationPlan.removeColumn("_T1", "a".repeat(63))).plans())
                .hasSize(1);
    }

    @Test
    void unsafeOnesAreRefused() {
        Map<String, Callable<?>> refused = new TreeMap<>();
        refused.put(
                "the column posts.id must not be removed: Active Record finds every row by it",
                () -> MigrationPlan.removeColumn("posts", "id"));
        refused.put(
                "the column \"id\" must not be moved: Active Record finds every row by it",
                () -> MigrationPlan.renameColumn("posts", "id", "key"));
        refused.put(
                "the new column must have another name than the old one, but both were \"a\"",
                () -> MigrationPlan.renameColumn("posts", "a", "a"));
        refused.put(
                "a table must be renamed to another name, but both were \"a\"",
                () -> MigrationPlan.renameTable("a", "a"));
        refused.put(
                "an index must have from 1 to 32 columns, each once, but had [a, a]",
                () -> MigrationPlan.addIndex("posts", "a", "a"));
        refused.put(
                "a column of the type \"json\" must not be added: PostgreSQL cannot compare it, so SELECT DISTINCT fails",
                () -> MigrationPlan.addColumn("posts", "a").type("json"));
        refused.put(
                "a column of the type \"bigserial\" must not be added: the table would be written anew under a lock",
                () -> MigrationPlan.addColumn("posts", "a").type("bigserial"));
        refused.put(
                "a column's type must be one word as a migration writes it, but was \"string, x: 1\"",
                () -> MigrationPlan.addColumn("posts", "a").type("string, x: 1"));
        refused.put(
                "a backfill's value must be one SQL expression, but was \"1; DROP TABLE a\"",
                () -> MigrationPlan.backfill("posts", "a", "1; DROP TABLE a"));

        refused.forEach((fact, made) -> assertThat(told(made)).isEqualTo(fact));
    }

    @Test
    void valuesHaveTheirBounds() {
        Map<String, Callable<?>> refused = new TreeMap<>();
        refused.put("a batch must have from 1 to 100000 rows, but had 0", () -> MigrationPlan.backfill("t", "c", "1")
                .batchSize(0));
        refused.put(
                "the pause after a batch must be from nothing to an hour, but was PT-1S",
                () -> MigrationPlan.backfill("t", "c", "1").pause(Duration.ofSeconds(-1)));
        refused.put("a soak time must be longer than nothing, but was PT0S", () -> MigrationPlan.dropTable("t")
                .soak(Duration.ZERO));
        refused.put(
                "a version of Rails must be 6.1 or later, with one dot, but was \"5.2\"",
                () -> MigrationPlan.dropTable("t").rails("5.2"));
        refused.put(
                "a version of Rails must be 6.1 or later, with one dot, but was \"7.2.1\"",
                () -> MigrationPlan.dropTable("t").rails("7.2.1"));
        refused.put("a model must be named by its Ruby class, but was \"user\"", () -> MigrationPlan.dropTable("t")
                .model("user"));
        refused.put(
                "a maintenance task must be named by its Ruby class, but was \"x y\"",
                () -> MigrationPlan.backfill("t", "c", "1").maintenanceTask("x y"));
        refused.put(
                "a value of an enum needs Rails 7.1 or later, which brought add_enum_value, but the version was 7.0",
                () -> MigrationPlan.addEnumValue("mood", "fine").rails("7.0"));
        refused.put(
                "an enum's value must have no quote, as Rails writes it into SQL as it is, but was \"it's\"",
                () -> MigrationPlan.addEnumValue("mood", "it's"));
        refused.put(
                "an enum's value must have from 1 to 63 bytes, but \"\" had 0",
                () -> MigrationPlan.addEnumValue("mood", ""));

        refused.forEach((fact, made) -> assertThat(told(made)).isEqualTo(fact));
    }

    @Test
    void stepsOfOnesOwnKeepToTheRules() {
        PlanStep code = PlanStep.code("use", "Use it", "It is there.", CodeProof.approved());
        PlanStep deploy = PlanStep.deploy("deploy", "Deploy it", "It must run.");
        PlanStep drop = PlanStep.migrate(
                "drop",
                "Nobody reads it.",
                MigrationPhase.POST,
                SchemaChange.of("drop_table", "audits"),
                new Snippet("db/migrate/VERSION_drop_audits.rb", "# drop_table :audits"));
        Map<String, Callable<?>> refused = new TreeMap<>();
        refused.put("the plan \"Split\" must have steps, but had none", () -> MigrationPlan.custom("Split"));
        refused.put("a plan must have a title of one line, but had none", () -> MigrationPlan.custom(" ", deploy));
        refused.put(
                "each step of the plan \"Split\" must have an id of its own, but \"deploy\" is there twice",
                () -> MigrationPlan.custom("Split", deploy, deploy));
        refused.put(
                "code of the plan \"Split\" must be deployed, but nothing is after the step \"use\"",
                () -> MigrationPlan.custom("Split", deploy, code));
        refused.put(
                "the step \"drop\" of the plan \"Split\" takes away what older code may still use (drop_table :audits)",
                () -> MigrationPlan.custom("Split", code, deploy, drop));
        refused.put(
                "a step's id must have at most 40 lower-case letters, digits and dashes, but was \"A B\"",
                () -> PlanStep.deploy("A B", "Deploy it", "It must run."));
        refused.put(
                "the step \"deploy\" must have a reason of one line, but had none",
                () -> PlanStep.deploy("deploy", "Deploy it", ""));

        refused.forEach((fact, made) -> assertThat(told(made)).isEqualTo(fact));
    }
}
