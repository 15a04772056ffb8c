package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.quantity.Memory;
import dev.railsk.task.When;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Jobs of tasks, what cron tasks say of their runs, and consoles. */
class TaskRenderingTest {

    private static final Revision REVISION = Revision.of("abcd123");

    private static Environment shop(Consumer<AppSpec> more) {
        return RenderedShop.of(app -> app.noScratch()
                        .security(security -> security.hardening())
                        .web(web -> {})
                        .with(more))
                .environment();
    }

    private static Tree job(Consumer<AppSpec> more) {
        Environment shop = shop(more);
        return shop.renderTask(shop.task("assets").task(), REVISION, 1).tree();
    }

    @Test
    void rendersATaskAsAJobOfOneTry() {
        assertThat(job(app -> app.task(
                                "assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets")))
                        .value())
                .isEqualTo(
                        yaml(
                                """
                        apiVersion: batch/v1
                        kind: Job
                        metadata:
                          name: shop-assets-abcd123-1
                          namespace: shop
                          labels:
                            app.kubernetes.io/name: shop
                            app.kubernetes.io/component: assets
                        spec:
                          backoffLimit: 0
                          activeDeadlineSeconds: 3600
                          ttlSecondsAfterFinished: 86400
                          template:
                            metadata:
                              labels:
                                app.kubernetes.io/name: shop
                                app.kubernetes.io/component: assets
                            spec:
                              restartPolicy: Never
                              containers:
                              - name: assets
                                image: ghcr.io/acme/shop:abcd123
                                command: [bin/upload-assets]
                        """));
    }

    @Test
    void isNoLastingObject() {
        assertThat(RenderedShop.of(app -> app.web(web -> {}).task("assets", task -> task.command("true")))
                        .objects())
                .noneMatch(object -> object.contains("assets"));
    }

    @Test
    void takesTriesAndHowLongItIsKept() {
        Tree spec = job(app -> app.task("assets", task -> task.command("true")
                        .tries(3)
                        .restartInPlace()
                        .deadline(Duration.ofMinutes(5))
                        .keepFor(Duration.ofHours(2))))
                .at("spec");

        assertThat(spec.at("backoffLimit").integer()).contains(2L);
        assertThat(spec.at("activeDeadlineSeconds").integer()).contains(300L);
        assertThat(spec.at("ttlSecondsAfterFinished").integer()).contains(7200L);
        assertThat(spec.at("template", "spec", "restartPolicy").value()).isEqualTo("OnFailure");
    }

    @Test
    void aTaskThatIsKeptHasNoTimeToLive() {
        assertThat(job(app -> app.task("assets", task -> task.command("true").noKeepFor()))
                        .at("spec", "ttlSecondsAfterFinished")
                        .isPresent())
                .isFalse();
    }

    @Test
    void theMigrationTakesThemToo() {
        Environment shop =
                shop(app -> app.migration(migration -> migration.tries(2).keepFor(Duration.ofDays(7))));

        Tree spec = shop.renderTask(shop.migration().orElseThrow().task(), REVISION, 1)
                .tree()
                .at("spec");

        assertThat(spec.at("backoffLimit").integer()).contains(1L);
        assertThat(spec.at("ttlSecondsAfterFinished").integer()).contains(604_800L);
    }

    @Test
    void aCronTaskSaysHowLateAndHowMany() {
        RenderedShop shop = RenderedShop.of(app -> app.web(web -> {}).cron("digest", cron -> cron.at("@daily")
                .command("true")
                .tries(4)
                .keepFor(Duration.ofHours(1))
                .startWithin(Duration.ofMinutes(10))
                .history(5, 0)));

        Tree spec = shop.only("CronJob").at("spec");

        assertThat(spec.at("startingDeadlineSeconds").integer()).contains(600L);
        assertThat(spec.at("successfulJobsHistoryLimit").integer()).contains(5L);
        assertThat(spec.at("failedJobsHistoryLimit").integer()).contains(0L);
        assertThat(spec.at("jobTemplate", "spec", "backoffLimit").integer()).contains(3L);
        assertThat(spec.at("jobTemplate", "spec", "ttlSecondsAfterFinished").integer())
                .contains(3600L);
    }

    @Test
    void aCronTaskLeavesTheRestToKubernetes() {
        RenderedShop shop = RenderedShop.of(app ->
                app.web(web -> {}).cron("digest", cron -> cron.at("@daily").command("true")));

        assertThat(shop.only("CronJob").at("spec").map())
                .containsOnlyKeys("schedule", "concurrencyPolicy", "jobTemplate");
    }

    @Test
    void rendersAConsoleAsAPodWithATerminal() {
        Environment shop =
                shop(app -> app.console(console -> console.resources(resources -> resources.memory(Memory.gibibytes(2)))
                        .editPods(Edit.merge("{metadata: {annotations: {by: jane}}, spec: {hostNetwork: true}}"))));

        assertThat(shop.renderConsole(REVISION, "jane").tree().value())
                .isEqualTo(
                        yaml(
                                """
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: shop-console-jane
                          namespace: shop
                          labels:
                            app.kubernetes.io/name: shop
                            app.kubernetes.io/component: console
                          annotations:
                            by: jane
                        spec:
                          restartPolicy: Never
                          activeDeadlineSeconds: 3600
                          hostNetwork: true
                          containers:
                          - name: console
                            image: ghcr.io/acme/shop:abcd123
                            command: [bin/rails, console]
                            stdin: true
                            stdinOnce: true
                            tty: true
                            resources:
                              requests: {memory: 2Gi}
                              limits: {memory: 2Gi}
                        """));
    }

    @Test
    void noServiceSelectsAConsole() {
        RenderedShop shop = RenderedShop.of(app -> app.web(web -> {}));
        Tree labels = shop.environment().renderConsole(REVISION, "jane").tree().at("metadata", "labels");

        assertThat(labels.map().entrySet())
                .isNotEmpty()
                .doesNotContainSequence(
                        shop.at("Service", "spec", "selector").map().entrySet());
        assertThat(labels.at("app.kubernetes.io/component").value()).isEqualTo("console");
    }
}
