package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The Jobs of tasks among the lasting objects. */
class SetWithJobsTest {

    private static final Revision REVISION = Revision.of("abcd123");

    private static Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define(
                        "shop",
                        app -> app.image("registry.example/shop").web(web -> {}).with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static String annotation(Manifest manifest, String name) {
        return manifest.tree()
                .at("metadata", "annotations", "argocd.argoproj.io/" + name)
                .text()
                .orElse("");
    }

    @Test
    void beforeTheWorkloadsThereAreThreeWaves() {
        ManifestSet set = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.BEFORE)))
                .renderWithMigration(REVISION, JobsInSet.ARGOCD);
        Manifest job = set.ofKind("Job").get(0);
        Manifest web = set.get("Deployment", "shop-web");

        assertThat(annotation(set.get("Namespace", "shop"), "sync-wave")).isEmpty();
        assertThat(annotation(job, "sync-wave")).isEqualTo("1");
        assertThat(annotation(job, "hook")).isEqualTo("Sync");
        assertThat(annotation(web, "sync-wave")).isEqualTo("2");
        assertThat(web.tree().at("spec", "template", "metadata", "annotations").isPresent())
                .isFalse();
    }

    @Test
    void aMigrationByHandIsAPlainJobOnly() {
        Environment shop = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.MANUAL)));

        assertThat(shop.renderWithMigration(REVISION, JobsInSet.JOB).ofKind("Job"))
                .hasSize(1);
        assertThatThrownBy(() -> shop.renderWithMigration(REVISION, JobsInSet.ARGOCD))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("is run by hand, so it has no place in a synchronisation");
    }

    @Test
    void withoutAMigrationThereIsNoJob() {
        assertThatThrownBy(() -> shop(AppSpec::noMigration).renderWithMigration(REVISION, JobsInSet.JOB))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("environment \"default\" of shop has no migration to render");
    }

    private static Consumer<AppSpec> tasks(MigrationTiming timing) {
        return app -> app.migration(migration -> migration.timing(timing))
                .task("index", task -> task.when(When.AFTER_ROLLOUT).command("index"))
                .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("upload"))
                .task("notify", task -> task.when(When.ON_FAILURE).command("notify"))
                .task("prepare", task -> task.when(When.FIRST_INSTALL).command("prepare"))
                .task("report", task -> task.command("report"));
    }

    private static List<String> hooks(ManifestSet set) {
        return set.ofKind("Job").stream()
                .map(job -> job.name() + " " + annotation(job, "hook") + " " + annotation(job, "sync-wave"))
                .toList();
    }

    @Test
    void allThatADeployRunsStandsInItsOrder() {
        ManifestSet before = shop(tasks(MigrationTiming.BEFORE)).renderWithTasks(REVISION, JobsInSet.ARGOCD);
        ManifestSet after = shop(tasks(MigrationTiming.AFTER)).renderWithTasks(REVISION, JobsInSet.ARGOCD);

        assertThat(hooks(before))
                .containsExactly(
                        "shop-assets-abcd123-1 Sync 1",
                        "shop-migrate-abcd123-1 Sync 2",
                        "shop-index-abcd123-1 PostSync ",
                        "shop-notify-abcd123-1 SyncFail ");
        assertThat(annotation(before.get("Deployment", "shop-web"), "sync-wave"))
                .isEqualTo("3");
        assertThat(hooks(after))
                .containsExactly(
                        "shop-assets-abcd123-1 Sync 1",
                        "shop-migrate-abcd123-1 PostSync 1",
                        "shop-index-abcd123-1 PostSync 2",
                        "shop-notify-abcd123-1 SyncFail ");
        assertThat(annotation(after.get("Deployment", "shop-web"), "sync-wave")).isEqualTo("2");
    }

    @Test
    void plainJobsAreOfWhatEveryDeployRuns() {
        assertThat(hooks(shop(tasks(MigrationTiming.MANUAL)).renderWithTasks(REVISION, JobsInSet.JOB)))
                .containsExactly("shop-assets-abcd123-1  ", "shop-index-abcd123-1  ");
    }

    @Test
    void whereADeployRunsNothingThereIsNothingToRender() {
        assertThatThrownBy(() -> shop(AppSpec::noMigration).renderWithTasks(REVISION, JobsInSet.JOB))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("environment \"default\" of shop has nothing that a deploy runs to its end");
    }
}
