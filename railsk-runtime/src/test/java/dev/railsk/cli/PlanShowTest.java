package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Tree;
import dev.railsk.migration.MigrationPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanShowTest {

    private static final MigrationPlan DROP = MigrationPlan.removeColumn("posts", "legacy");

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.replicas(1))
            .plan("drop-legacy", DROP)
            .plan("add-nickname", MigrationPlan.addColumn("users", "nickname")));

    private static CommandRun run(RailsApp app, String... args) {
        return CommandRun.of(() -> app, CommandContext.empty(Path.of("nowhere")), args);
    }

    @Test
    void printsTheChecklist() {
        CommandRun run = run(SHOP, "plan", "show", "drop-legacy");

        assertThat(run.out()).isEqualTo(DROP.checklist());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void printsOneJsonDocument() {
        CommandRun run = run(SHOP, "plan", "show", "drop-legacy", "--output", "json");

        Tree document = Tree.parseJson(run.out());
        assertThat(document.at("kind").text()).contains("plan");
        assertThat(document.at("plan").text()).contains("drop-legacy");
        assertThat(document.at("change").text()).contains("remove-column");
        assertThat(document.at("planSteps").items()).hasSameSizeAs(DROP.steps());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void showsTheOnlyPlanWithoutItsName() {
        RailsApp one = RailsApp.define(
                "shop", app -> app.image("ghcr.io/acme/shop").web(web -> {}).plan("drop-legacy", DROP));

        assertThat(run(one, "plan", "show").out()).isEqualTo(DROP.checklist());
    }

    @Test
    void asksForAPlan() {
        CommandRun run = run(SHOP, "plan", "show");

        assertThat(run.err())
                .isEqualTo(
                        "error: plan show needs a plan of app \"shop\"\n  Name one of: drop-legacy, add-nickname.\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void namesThePlansThatThereAre() {
        CommandRun run = run(SHOP, "plan", "show", "drop-legcy");

        assertThat(run.err())
                .isEqualTo("error: app \"shop\" has no plan \"drop-legcy\"\n  Did you mean \"drop-legacy\"?"
                        + " Name one of: drop-legacy, add-nickname.\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void saysHowToHaveAPlan() {
        RailsApp none =
                RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop").web(web -> {}));

        assertThat(run(none, "plan", "show").err())
                .isEqualTo("error: app \"shop\" has no plan\n  Define one in the app: .plan(\"drop-legacy\","
                        + " MigrationPlan.removeColumn(\"posts\", \"legacy\")).\n");
    }

    @Test
    void knowsItsWords() {
        assertThat(run(SHOP, "plan").err())
                .isEqualTo(
                        "error: plan needs a word that says what to do\n  Write plan show NAME, plan status ENV, plan next ENV"
                                + ", plan run ENV STEP or plan approve ENV STEP.\n");
        assertThat(run(SHOP, "plan", "shwo", "drop-legacy").err())
                .startsWith("error: plan does not know \"shwo\"\n")
                .contains("show");
    }
}
