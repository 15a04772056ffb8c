package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A migration of several Jobs: before the rollout and behind it, and one for each database. */
class MigrationJobsTest {

    private static final Revision NEXT = Revision.of("next456");

    private static ShopDeploy ready(ShopDeploy shop) {
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    private static ShopDeploy split() {
        return ready(new ShopDeploy(app -> app.migration(migration -> migration.timing(MigrationTiming.SPLIT))));
    }

    private static List<String> order(DeployReport report) {
        return report.steps().stream().map(step -> step.step().label()).toList();
    }

    /** What each Job runs, by its name. */
    private static Map<String, String> commands(ShopDeploy shop) {
        Map<String, String> commands = new TreeMap<>();
        for (LiveObject job :
                shop.cluster.list(Selection.all(ObjectKind.JOB, "shop")).items()) {
            Tree container = job.content()
                    .at("spec", "template", "spec", "containers")
                    .items()
                    .get(0);
            List<String> words = new ArrayList<>();
            container
                    .at("command")
                    .items()
                    .forEach(word -> words.add(word.text().orElse("")));
            for (Tree variable : container.at("env").items()) {
                if (variable.at("name").text().orElse("").equals(Migration.SKIP_POST)) {
                    words.add(Migration.SKIP_POST + "="
                            + variable.at("value").text().orElse(""));
                }
            }
            commands.put(job.ref().name(), String.join(" ", words));
        }
        return commands;
    }

    @Test
    void splitMigratesWhatOldCodeKnowsBeforeTheRolloutAndAllTheRestBehindIt() {
        ShopDeploy shop = split();
        shop.deploy();

        DeployReport report = shop.deploy(NEXT);

        assertThat(order(report))
                .containsSubsequence(
                        "config", "migrate (before)", "apply", "await", "gate (old code gone)", "migrate (after)");
        assertThat(commands(shop))
                .containsEntry(
                        "shop-migrate-pre-next456-1", "bin/rails db:migrate SKIP_POST_DEPLOYMENT_MIGRATIONS=true")
                .containsEntry("shop-migrate-next456-1", "bin/rails db:migrate")
                .hasSize(4);
        assertThat(report.migrations()).extracting(TaskRun::task).containsExactly("migrate-pre", "migrate");
        assertThat(report.migrations()).extracting(TaskRun::state).containsOnly(TaskRun.State.SUCCEEDED);
    }

    @Test
    void splitRunsNeitherAgainForTheSameRevision() {
        ShopDeploy shop = split();
        shop.deploy();

        DeployReport again = shop.deploy();

        assertThat(commands(shop)).hasSize(2);
        assertThat(again.migrations()).extracting(TaskRun::state).containsOnly(TaskRun.State.ALREADY_RAN);
        assertThat(order(again)).doesNotContain("gate (old code gone)");
    }

    @Test
    void theFirstHalfThatFailsLeavesTheRunningCodeAsItIs() {
        ShopDeploy shop = split();
        shop.deploy();
        shop.cluster.task("shop-migrate-pre-next456-1", Outcome.migrationFails("PG::UndefinedTable"));

        MigrationFailedException failure =
                catchThrowableOfType(MigrationFailedException.class, () -> shop.deploy(NEXT));

        assertThat(failure.report().migration().task()).isEqualTo("migrate-pre");
        assertThat(failure.report().migrations())
                .extracting(TaskRun::state)
                .containsExactly(TaskRun.State.FAILED, TaskRun.State.NOT_RUN);
        assertThat(shop.deployment("shop-web").toJsonLine()).contains("ghcr.io/acme/shop:abcd123");
    }

    @Test
    void theOptionSplitsWhatTheAppMigratesAtOnce() {
        ShopDeploy shop = ShopDeploy.ready();
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.SPLIT);

        assertThat(shop.deploy().migrations()).extracting(TaskRun::task).containsExactly("migrate-pre", "migrate");
    }

    @Test
    void eachDatabaseHasAJobOfItsOwn() {
        ShopDeploy shop =
                ready(new ShopDeploy(app -> app.migration(migration -> migration.databases("primary", "animals_one"))));

        DeployReport report = shop.deploy();

        assertThat(commands(shop))
                .containsOnly(
                        Map.entry("shop-migrate-primary-abcd123-1", "bin/rails db:migrate:primary"),
                        Map.entry("shop-migrate-animals-one-abcd123-1", "bin/rails db:migrate:animals_one"));
        assertThat(report.migrations())
                .extracting(TaskRun::task)
                .containsExactly("migrate-primary", "migrate-animals-one");
        assertThat(Deployer.on(shop.cluster).status(shop.environment).migrations())
                .extracting(TaskRun::state)
                .containsExactly(TaskRun.State.ALREADY_RAN, TaskRun.State.ALREADY_RAN);
    }

    @Test
    void aDatabaseThatFailsKeepsTheNextOnesUntouched() {
        ShopDeploy shop =
                ready(new ShopDeploy(app -> app.migration(migration -> migration.databases("primary", "animals"))));
        shop.cluster.task("shop-migrate-primary-abcd123-1", Outcome.migrationFails("boom"));

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, shop::deploy);

        assertThat(failure.report().migrations())
                .extracting(TaskRun::state)
                .containsExactly(TaskRun.State.FAILED, TaskRun.State.NOT_RUN);

        shop.cluster.task("shop-migrate-primary-abcd123-2", Outcome.well());
        assertThat(shop.deploy().migrations())
                .extracting(TaskRun::job)
                .containsExactly("shop-migrate-primary-abcd123-2", "shop-migrate-animals-abcd123-1");
    }

    @Test
    void aMigrationWaitsForThatOfAnotherRevision() {
        ShopDeploy shop = ShopDeploy.ready();
        shop.deploy();
        shop.cluster.task("shop-migrate-next456-1", Outcome.neverReady());
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE).timeout(Duration.ofSeconds(60));
        Deployer deployer = Deployer.on(shop.cluster);
        shop.listener = event -> {
            if (event instanceof DeployEvent.MigrationStarted) {
                shop.cancellation.cancel();
            }
        };
        DeployCancelledException left = catchThrowableOfType(DeployCancelledException.class, () -> shop.deploy(NEXT));
        assertThat(left.getMessage()).contains("Job shop-migrate-next456-1 runs on");

        GateClosedException closed = catchThrowableOfType(
                GateClosedException.class,
                () -> deployer.deploy(
                        shop.environment,
                        Revision.of("later789"),
                        shop.options,
                        DeployListener.silent(),
                        new Cancellation()));

        assertThat(closed.waitedFor()).containsExactly("Job shop-migrate-next456-1");
    }
}
