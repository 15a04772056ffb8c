package dev.railsk.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How a migration connects, and for how long it may run and wait. */
class MigrationConnectionTest {

    private static final Revision REVISION = Revision.of("v1");

    private static AppSpec shop(AppSpec app) {
        return app.image("ghcr.io/acme/shop")
                .worker("sidekiq", worker -> worker.queues("default"))
                .secret(Secrets.existing("app-secrets", "DIRECT_URL"));
    }

    private static Environment environment(String name, Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> more.accept(shop(app))).environment(name);
    }

    private static Tree env(Environment environment, Task job, String variable) {
        Tree containers = environment.renderTask(job, REVISION, 1).tree().at("spec", "template", "spec", "containers");
        for (Tree each : containers.items().get(0).at("env").items()) {
            if (each.at("name").text().equals(Optional.of(variable))) {
                return each;
            }
        }
        return Tree.of(List.of());
    }

    private static List<Task> allJobs(Environment environment) {
        Migration migration = environment.migration().orElseThrow();
        List<Task> jobs = new ArrayList<>(migration.jobs());
        jobs.addAll(migration.preJobs());
        return jobs;
    }

    @Test
    void eachJobConnectsByItsOwnUrlAndGivesUp() {
        Environment shop = environment(
                "default",
                app -> app.migration(migration -> migration
                        .timing(MigrationTiming.SPLIT)
                        .databases("primary", "animals")
                        .databaseUrl("app-secrets", "DIRECT_URL")
                        .lockTimeout(Duration.ofMillis(500))
                        .statementTimeout(Duration.ofMinutes(15))));

        assertThat(allJobs(shop)).hasSize(4).allSatisfy(job -> {
            Tree url = env(shop, job, "DATABASE_URL").at("valueFrom", "secretKeyRef");
            assertThat(url.at("name").text()).hasValue("app-secrets");
            assertThat(url.at("key").text()).hasValue("DIRECT_URL");
            assertThat(env(shop, job, "PGOPTIONS").at("value").text())
                    .hasValue("-c lock_timeout=500ms -c statement_timeout=900000ms");
        });
    }

    @Test
    void anOverlayChangesWhatTheBaseSaid() {
        RailsApp app = RailsApp.define("shop", spec -> shop(spec)
                .migration(migration ->
                        migration.databaseUrl("app-secrets", "DIRECT_URL").lockTimeout(Duration.ofSeconds(1)))
                .overlay("staging", staging -> staging.namespace("staging")
                        .migration(migration -> migration.noLockTimeout().statementTimeout(Duration.ofSeconds(30))))
                .overlay(
                        "production",
                        production -> production.migration(
                                migration -> migration.noLockTimeout().defaultDatabaseUrl())));

        assertThat(option(app.environment("staging"))).hasValue("-c statement_timeout=30000ms");
        assertThat(option(app.environment("production"))).isEmpty();
        Environment production = app.environment("production");
        assertThat(env(production, allJobs(production).get(0), "DATABASE_URL")
                        .at("name")
                        .text())
                .isEmpty();
        assertThat(production.migration().orElseThrow().connection()).isEmpty();
    }

    private static Optional<String> option(Environment environment) {
        return env(environment, allJobs(environment).get(0), "PGOPTIONS")
                .at("value")
                .text();
    }

    @Test
    void theJobBeforeTheRolloutHasADeadlineOfItsOwn() {
        Migration migration = Migration.define(m ->
                m.timing(MigrationTiming.SPLIT).deadline(Duration.ofHours(4)).preDeadline(Duration.ofMinutes(5)));

        assertThat(migration.preJobs().get(0).deadline()).hasValue(Duration.ofMinutes(5));
        assertThat(migration.jobs().get(0).deadline()).hasValue(Duration.ofHours(4));
        assertThat(migration
                        .with(MigrationSpec::defaultPreDeadline)
                        .preJobs()
                        .get(0)
                        .deadline())
                .hasValue(Duration.ofHours(4));
    }

    @Test
    void refusesAUrlOfASecretThatThereIsNot() {
        assertThat(problems(app -> app.migration(migration -> migration.databaseUrl("app-secret", "DIRECT_URL"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.fact()).contains("no secret \"app-secret\"");
                    assertThat(problem.origin().toString()).startsWith("MigrationConnectionTest.java:");
                });
        assertThat(problems(app -> app.migration(migration -> migration.databaseUrl("app-secrets", "a b"))))
                .extracting(Problem::fact)
                .containsExactly(
                        "migration: a key must have 1 to 253 letters, digits, dashes, underscores and dots, but was \"a b\"");
    }

    @Test
    void refusesWhatIsWrittenTwiceAndLimitsThatAreNone() {
        assertThat(problems(app -> app.migration(migration -> migration
                        .lockTimeout(Duration.ofSeconds(5))
                        .env(env -> env.value("PGOPTIONS", "-c lock_timeout=9s")))))
                .extracting(Problem::fact)
                .containsExactly("migration: the migration's PGOPTIONS is written twice: by this word, and in its env");
        assertThat(problems(app -> app.migration(migration -> migration.lockTimeout(Duration.ofNanos(1)))))
                .extracting(Problem::fact)
                .containsExactly(
                        "migration: the limit must be whole milliseconds, from 1 to a day, but was PT0.000000001S");
        assertThat(problems(app -> app.migration(migration -> migration.retryWhileLocked(Duration.ofDays(8)))))
                .extracting(Problem::fact)
                .containsExactly(
                        "migration: the time to try again must be whole seconds, from 1 to 604800, but was PT192H");
    }

    private static List<Problem> problems(Consumer<AppSpec> definition) {
        try {
            environment("default", definition);
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems();
        }
    }
}
