package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.railsk.migration.MigrationPlan;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.InvalidValueException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How an app writes its plans, and answers for migration files. */
class PlanWordsTest {

    private static final MigrationPlan DROP = MigrationPlan.removeColumn("posts", "legacy");
    private static final MigrationPlan ADD =
            MigrationPlan.addColumn("users", "nickname").type("string");

    private static RailsApp shop(Consumer<AppSpec> words) {
        return RailsApp.define("shop", app -> {
            app.image("ghcr.io/acme/shop").web(web -> web.host("shop.example"));
            words.accept(app);
        });
    }

    private static String fact(Consumer<AppSpec> words) {
        try {
            return "taken: " + shop(words).plans();
        } catch (DefinitionException refused) {
            assertThat(refused.problems()).hasSize(1);
            assertThat(refused.problems().get(0).origin().toString()).startsWith("PlanWordsTest.java:");
            return refused.problems().get(0).fact() + "\n"
                    + refused.problems().get(0).nextStep();
        }
    }

    @Test
    void keepsPlansInTheOrderWritten() {
        RailsApp shop = shop(app -> app.plan("drop-legacy", DROP).plan("add-nickname", ADD));

        assertThat(shop.plans().keySet()).containsExactly("drop-legacy", "add-nickname");
        assertThat(shop.plan("add-nickname")).isEqualTo(ADD);
        assertThat(shop.environment("default").plans()).isEqualTo(shop.plans());
    }

    @Test
    void plansAreThoseOfEveryEnvironment() {
        RailsApp shop = shop(app -> app.plan("drop-legacy", DROP)
                .assured("20261101120000", "the table is empty")
                .overlay("staging", staging -> staging.namespace("shop-staging"))
                .overlay("production", production -> production.namespace("shop-production")));

        for (String environment : shop.environments()) {
            assertThat(shop.environment(environment).plans()).isEqualTo(shop.plans());
            assertThat(shop.environment(environment).assured()).isEqualTo(shop.assured());
        }
    }

    @Test
    void keepsWhoAnswersForAFile() {
        RailsApp shop = shop(app -> app.assured("20261101120000", "reviewed by the DBA: the table is empty"));

        assertThat(shop.assured().get("20261101120000"))
                .extracting(assurance -> assurance.reason())
                .isEqualTo("reviewed by the DBA: the table is empty");
        assertThat(shop.assured().get("20261101120000"))
                .extracting(assurance -> assurance.origin().toString(), STRING)
                .startsWith("PlanWordsTest.java:");
    }

    @Test
    void takesWordsBack() {
        assertThat(shop(app -> app.plan("a", DROP).plan("b", ADD).removePlan("a"))
                        .plans())
                .containsOnlyKeys("b");
        assertThat(shop(app -> app.plan("a", DROP).noPlans()).plans()).isEmpty();
        assertThat(shop(app -> app.assured("1", "x").assured("2", "y").removeAssured("1"))
                        .assured())
                .containsOnlyKeys("2");
        assertThat(shop(app -> app.assured("1", "x").noAssured()).assured()).isEmpty();
        assertThat(shop(app -> app.plan("a", DROP).removePlan("a"))
                        .environment("default")
                        .parts())
                .isEqualTo(shop(app -> {}).environment("default").parts());
    }

    @Test
    void tellsWhatIsWrong() {
        assertThat(fact(app -> app.plan("Drop it", DROP)))
                .isEqualTo(
                        "a plan's name must have at most 40 lower-case letters, digits and dashes, but was \"Drop it\"\n"
                                + "Name it after what it does, like \"drop-legacy\".");
        assertThat(fact(app -> app.plan("a", DROP).plan("a", ADD))).startsWith("plan a is written twice, first at");
        assertThat(fact(app -> app.removePlan("a")))
                .isEqualTo("there is no plan \"a\" to remove\nLeave this line out: there is none.");
        assertThat(fact(app -> app.assured("v1", "x")))
                .isEqualTo("a migration must be named by the digits that its file begins with, but was \"v1\"\n"
                        + "Write it like \"20261101120000\".");
        assertThat(fact(app -> app.assured("20261101120000", " ")))
                .startsWith("the migration 20261101120000 must be assured with a reason of one line, but had none\n");
        assertThat(fact(app -> app.assured("1", "x").removeAssured("2")))
                .isEqualTo("nothing is assured of the migration \"2\"\nRemove one of: 1.");
    }

    @Test
    void namesThePlansThatThereAre() {
        assertThatThrownBy(() -> shop(app -> app.plan("drop-legacy", DROP)).plan("drop"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("the app shop has no plan \"drop\"\n  Name one of: drop-legacy.");
        assertThatThrownBy(() -> shop(app -> {}).plan("drop"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("the app shop has no plan \"drop\"\n  Define one with plan(\"drop\", ..).");
    }
}
