package dev.railsk.reach;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import dev.railsk.definition.TargetCluster;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Overlap;
import dev.railsk.task.When;
import java.util.List;

/** What is said of all that runs to its end. */
final class TaskRows {

    private static final String MIGRATION = "shop-migrate-abcd123-1";

    private TaskRows() {}

    static List<ReachRow> all() {
        return List.of(
                migration(),
                assetUpload(),
                searchIndex(),
                notifyOnFailure(),
                firstInstall(),
                cron(),
                cronSuspendedInStaging());
    }

    private static ReachRow migration() {
        return ReachRow.of(
                "retries, TTL, restart policy of the migration",
                36,
                app -> app.web(web -> web.host("shop.example"))
                        .migration(migration ->
                                migration.tries(3).keepFor(ofHours(1)).restartInPlace()),
                set -> set.object("Job", MIGRATION)
                        .job()
                        .hasTries(3)
                        .isKeptFor(ofHours(1))
                        .restartsInPlace());
    }

    private static ReachRow assetUpload() {
        return ReachRow.of(
                "a task of a deploy that is no migration (asset upload)",
                27,
                app -> app.web(web -> web.host("shop.example"))
                        .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets")),
                set -> set.object("Job", "shop-assets-abcd123-1")
                        .container("assets")
                        .hasImage("ghcr.io/acme/shop:abcd123")
                        .hasCommand("bin/upload-assets"));
    }

    private static ReachRow searchIndex() {
        return ReachRow.of(
                "a task of a deploy that is no migration (search index)",
                27,
                app -> app.web(web -> web.host("shop.example")).task("search", task -> task.when(When.AFTER_ROLLOUT)
                        .command("bin/rails", "search:reindex")
                        .deadline(ofMinutes(30))),
                set -> set.object("Job", "shop-search-abcd123-1").job().hasDeadline(ofMinutes(30)));
    }

    private static ReachRow notifyOnFailure() {
        return ReachRow.of(
                "a task of a deploy that is no migration (notify on failure)",
                27,
                app -> app.web(web -> web.host("shop.example"))
                        .task("notify", task -> task.when(When.ON_FAILURE).command("bin/notify", "deploy failed")),
                set -> set.object("Job", "shop-notify-abcd123-1")
                        .container("notify")
                        .hasCommand("bin/notify", "deploy failed"));
    }

    private static ReachRow firstInstall() {
        return ReachRow.of(
                "a task of a deploy that is no migration (first install)",
                27,
                app -> app.web(web -> web.host("shop.example"))
                        .task("prepare", task -> task.when(When.FIRST_INSTALL).command("bin/rails", "db:prepare")),
                set -> set.object("Job", "shop-prepare-abcd123-1")
                        .container("prepare")
                        .hasCommand("bin/rails", "db:prepare"));
    }

    private static ReachRow cron() {
        return ReachRow.of(
                "CronJob",
                23,
                app -> app.web(web -> web.host("shop.example"))
                        .cron("digest", cron -> cron.at("30 9 * * *", "Europe/London")
                                .command("bin/rails", "digest")
                                .overlap(Overlap.SKIP)
                                .deadline(ofMinutes(30))),
                set -> set.cronJob("shop-digest")
                        .has("spec.concurrencyPolicy", "Forbid")
                        .container("digest", digest -> digest.hasCommand("bin/rails", "digest"))
                        .job()
                        .startsAt("30 9 * * *", "Europe/London")
                        .hasDeadline(ofMinutes(30)));
    }

    private static ReachRow cronSuspendedInStaging() {
        return ReachRow.in(
                        "staging",
                        "a CronJob that one environment suspends",
                        23,
                        app -> app.web(web -> web.host("shop.example"))
                                .cron("digest", cron -> cron.at("30 9 * * *").command("bin/rails", "digest"))
                                .overlay(
                                        "production",
                                        production -> production.cluster(TargetCluster.context("production")))
                                .overlay("staging", staging -> staging.cluster(TargetCluster.context("staging"))
                                        .cron("digest", cron -> cron.suspended())),
                        set -> set.cronJob("shop-digest").job().isSuspended())
                .and("production", set -> set.cronJob("shop-digest").hasNo("spec.suspend"));
    }

    /** A task stands in for the second phase, so that {@code migrate} and {@code status} know only the first one as the migration. */
    static ReachRow migrationInPhases() {
        return ReachRow.of(
                "migration in phases, before and after, said with a task",
                2,
                app -> app.web(web -> web.host("shop.example"))
                        .migration(migration -> migration
                                .timing(MigrationTiming.BEFORE)
                                .env(env -> env.value("SKIP_POST_DEPLOYMENT_MIGRATIONS", "true"))
                                .tries(2))
                        .task("post-migrate", task -> task.when(When.AFTER_ROLLOUT)
                                .command("bin/rails", "db:migrate")
                                .tries(2)),
                set -> {
                    set.object("Job", MIGRATION).container("migrate").hasEnv("SKIP_POST_DEPLOYMENT_MIGRATIONS", "true");
                    set.object("Job", "shop-post-migrate-abcd123-1")
                            .container("post-migrate", post -> post.hasCommand("bin/rails", "db:migrate")
                                    .hasNoEnv("SKIP_POST_DEPLOYMENT_MIGRATIONS"))
                            .job()
                            .hasTries(2);
                });
    }
}
