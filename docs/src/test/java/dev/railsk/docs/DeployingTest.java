package dev.railsk.docs;

import static dev.railsk.Words.CONFLICT_TAKE;
import static dev.railsk.Words.CONFLICT_YIELD;
import static org.assertj.core.api.Assertions.assertThat;

import deploy.DemoApp;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.CommandContext;
import dev.railsk.cli.Railsk;
import dev.railsk.config.Secrets;
import dev.railsk.definition.TargetCluster;
import dev.railsk.quantity.Memory;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/deploying.md shows: the definitions are compiled, and the commands print what the page says. */
class DeployingTest {

    private static final String PROMPT = "$ ./DemoApp.java ";

    @Test
    void theMigrationCanBeChanged() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .migration(migration -> migration
                        .command("bin/rails", "db:migrate:with_data")
                        .timing(MigrationTiming.BEFORE)
                        .deadline(Duration.ofMinutes(20))));

        assertThat(shop.environment("default").migration())
                .hasValueSatisfying(migration -> assertThat(migration.timing()).isEqualTo(MigrationTiming.BEFORE));
    }

    @Test
    void theMigrationCanBeSplit() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .migration(migration -> migration.timing(MigrationTiming.SPLIT).databases("primary", "animals")));

        assertThat(shop.environment("default").migration().orElseThrow().preJobs())
                .extracting(dev.railsk.task.Task::jobName)
                .containsExactly("migrate-pre-primary", "migrate-pre-animals");
    }

    @Test
    void theMigrationConnectsAndWaitsInItsOwnWay() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .secret(Secrets.existing("shop-secrets", "DIRECT_DATABASE_URL"))
                .migration(migration -> migration
                        .timing(MigrationTiming.SPLIT)
                        .databaseUrl("shop-secrets", "DIRECT_DATABASE_URL")
                        .lockTimeout(Duration.ofMillis(500))
                        .statementTimeout(Duration.ofMinutes(15))
                        .preDeadline(Duration.ofMinutes(10))
                        .deadline(Duration.ofHours(4))
                        .retryWhileLocked(Duration.ofMinutes(5))));

        assertThat(shop.environment("default").migration().orElseThrow().preJobs())
                .allMatch(job -> job.env().values().keySet().containsAll(List.of("DATABASE_URL", "PGOPTIONS")));
    }

    @Test
    void anEnvironmentNamesItsCluster() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .overlay("production", production -> production
                        .cluster(TargetCluster.uid("8d6c1c0e-26a2-4b8f-9a37-0c1d2e3f4a5b"))
                        .alias("prod")
                        .confirm()));

        assertThat(shop.environment("prod").isConfirmed()).isTrue();
    }

    @Test
    void fieldsAreLeftToOthersAndTaken() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.replicas(2))
                .worker("mailers", worker -> worker.queues("mailers"))
                .conflict("Deployment", "shop-mailers", "spec.replicas", CONFLICT_YIELD)
                .conflict("Deployment", "shop-web", "spec.template.spec.containers[name=web].image", CONFLICT_TAKE)
                .overlay("production", p -> p.defaultConflict("Deployment", "shop-mailers", "spec.replicas")));

        assertThat(shop.environment("production").parts().byHand().conflicts()).hasSize(1);
    }

    @Test
    void tasksHaveTheirMoment() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .task("assets", task -> task.when(When.BEFORE_ROLLOUT)
                        .command("bin/upload-assets")
                        .tries(3)
                        .deadline(Duration.ofMinutes(10)))
                .task("search", task -> task.when(When.AFTER_ROLLOUT).command("bin/rails", "search:reindex"))
                .cron("digest", cron -> cron.at("30 9 * * *", "Europe/London")
                        .command("bin/rails", "digest")
                        .startWithin(Duration.ofMinutes(10))
                        .history(3, 3))
                .console(console -> console.resources(resources -> resources.memory(Memory.gibibytes(2))))
                .overlay("production", production -> production.namespace("shop"))
                .overlay("staging", staging -> staging.namespace("shop-staging")
                        .cron("digest", cron -> cron.suspended())
                        .removeTask("search")));

        assertThat(shop.environment("production").tasks())
                .extracting(task -> task.name() + " " + task.when())
                .containsExactly("assets BEFORE_ROLLOUT", "search AFTER_ROLLOUT");
        assertThat(shop.environment("staging").tasks()).hasSize(1);
    }

    @Test
    void anAppIsAskedOnceItIsDeployed() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .smoke("up", up -> up.get("/up"))
                .smoke("login", login -> login.get("/login").text("Sign in"))
                .smoke("apex", apex -> apex.get("https://www.shop.example/").status(301))
                .overlay("production", production -> production.namespace("shop"))
                .overlay("staging", staging -> staging.namespace("shop-staging")
                        .web(web -> web.host("staging.shop.example"))
                        .smoke("up", up -> up.tries(20).pause(Duration.ofSeconds(5)))
                        .removeSmoke("apex")));

        Environment staging = shop.environment("staging");
        assertThat(staging.smokeChecks())
                .extracting(staging::address)
                .containsExactly("https://staging.shop.example/up", "https://staging.shop.example/login");
    }

    @Test
    void commandsPrintWhatThePageSays() {
        List<Snippet> commands = Page.read(Path.of("deploying.md")).snippets("console");

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            List<String> shown = command.lines().subList(1, command.lines().size());
            assertThat(String.join("\n", shown))
                    .as(command.place())
                    .isEqualTo(printed(command.lines().get(0)).strip());
        });
    }

    private static String printed(String line) throws IOException {
        assertThat(line).startsWith(PROMPT);
        String[] arguments = line.substring(PROMPT.length()).split(" ");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = Railsk.run(DemoApp::app, arguments, output, output, CommandContext.empty(Path.of("")));
        return output.toString(StandardCharsets.UTF_8) + "exit code " + code;
    }
}
