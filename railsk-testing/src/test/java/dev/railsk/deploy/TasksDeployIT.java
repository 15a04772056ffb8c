package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.rollout.Rule;
import dev.railsk.task.When;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tasks of a deploy on a real API server, in a namespace that admits restricted pods only. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class TasksDeployIT {

    private static final Revision REVISION = Revision.of("abcd123");
    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");

    private final String namespace = "railsk-tasks-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(CONTEXT))
            .build();

    private Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace(namespace)
                        .web(web -> web.replicas(1))
                        .cron("digest", cron -> cron.at("0 0 1 1 *")
                                .command("bin/rails", "digest")
                                .tries(3)
                                .keepFor(Duration.ofHours(1))
                                .startWithin(Duration.ofSeconds(10))
                                .history(0, 0))
                        .task("assets", task -> task.when(When.BEFORE_ROLLOUT)
                                .command("bin/upload-assets")
                                .tries(3)
                                .restartInPlace()
                                .keepFor(Duration.ofMinutes(10)))
                        .task("search", task -> task.when(When.AFTER_ROLLOUT).command("bin/rails", "search"))
                        .with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private void makeNamespace() {
        String restricted = "{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace
                + ", labels: {pod-security.kubernetes.io/enforce: restricted,"
                + " pod-security.kubernetes.io/warn: restricted}}}";
        cluster.create(Manifests.text(restricted).get(0), WriteOptions.write());
    }

    @AfterEach
    void delete() {
        client.namespaces().withName(namespace).delete();
        client.close();
        cluster.close();
    }

    private Tree live(ObjectKind kind, String name) {
        return cluster.get(new ObjectRef(kind, namespace, name)).orElseThrow().content();
    }

    private static List<String> tasks(DeployReport report) {
        return report.tasks().stream()
                .map(run -> run.task() + " " + run.state() + " " + run.job())
                .toList();
    }

    @Test
    void runsThemOnceForARevision() {
        makeNamespace();
        Environment shop = shop(app -> {});

        DeployReport first = Deployer.on(cluster).deploy(shop, REVISION);
        DeployReport second = Deployer.on(cluster).deploy(shop, REVISION);

        assertThat(first.warnings()).isEmpty();
        assertThat(tasks(first))
                .containsExactly("assets SUCCEEDED shop-assets-abcd123-1", "search SUCCEEDED shop-search-abcd123-1");
        assertThat(tasks(second))
                .containsExactly(
                        "assets ALREADY_RAN shop-assets-abcd123-1", "search ALREADY_RAN shop-search-abcd123-1");
        assertThat(second.isUnchanged()).isTrue();
        Tree assets = live(ObjectKind.JOB, "shop-assets-abcd123-1").at("spec");
        assertThat(assets.at("backoffLimit").integer()).contains(2L);
        assertThat(assets.at("ttlSecondsAfterFinished").integer()).contains(600L);
        assertThat(assets.at("template", "spec", "restartPolicy").text()).contains("OnFailure");
        Tree digest = live(ObjectKind.CRON_JOB, "shop-digest").at("spec");
        assertThat(digest.at("startingDeadlineSeconds").integer()).contains(10L);
        assertThat(digest.at("failedJobsHistoryLimit").integer()).contains(0L);
    }

    @Test
    void changesNoWorkloadWhenOneCannotRun() {
        makeNamespace();
        Environment shop = shop(app -> app.task("nowhere", task -> task.when(When.BEFORE_ROLLOUT)
                .command("true")
                .deadline(Duration.ofSeconds(5))
                .editPods(Edit.merge("spec: {nodeSelector: {railsk.test/none: here}}"))));

        TaskFailedException end = catchThrowableOfType(
                TaskFailedException.class, () -> Deployer.on(cluster).deploy(shop, REVISION));

        assertThat(end.task()).isEqualTo("nowhere");
        assertThat(end.why().rule()).isEqualTo(Rule.DEADLINE_EXCEEDED);
        assertThat(tasks(end.report()))
                .containsExactly(
                        "assets SUCCEEDED shop-assets-abcd123-1",
                        "nowhere FAILED shop-nowhere-abcd123-1",
                        "search NOT_RUN ");
        assertThat(cluster.list(Selection.all(ObjectKind.DEPLOYMENT, namespace)).items())
                .isEmpty();
    }

    @Test
    void installsOnceAndTellsOfTheFailureBehindIt() {
        makeNamespace();
        Consumer<AppSpec> tasks =
                app -> app.task("prepare", task -> task.when(When.FIRST_INSTALL).command("bin/prepare"))
                        .task("notify", task -> task.when(When.ON_FAILURE).command("bin/notify"));
        Environment failing = shop(tasks.andThen(app -> app.task("nowhere", task -> task.when(When.BEFORE_ROLLOUT)
                .command("true")
                .deadline(Duration.ofSeconds(5))
                .editPods(Edit.merge("spec: {nodeSelector: {railsk.test/none: here}}")))));

        TaskFailedException end = catchThrowableOfType(
                TaskFailedException.class, () -> Deployer.on(cluster).deploy(failing, REVISION));
        DeployReport next = Deployer.on(cluster).deploy(shop(tasks), Revision.of("next"));

        assertThat(tasks(end.report()))
                .contains("prepare SUCCEEDED shop-prepare-abcd123-1", "notify SUCCEEDED shop-notify-abcd123-1");
        assertThat(live(ObjectKind.JOB, "shop-notify-abcd123-1")
                        .at("spec", "template", "spec", "containers")
                        .toJson())
                .contains("task (nowhere)", "deadline-exceeded", "task-failed");
        assertThat(tasks(next))
                .containsExactly(
                        "prepare ALREADY_RAN shop-prepare-abcd123-1",
                        "assets SUCCEEDED shop-assets-next-1",
                        "search SUCCEEDED shop-search-next-1");
        assertThat(next.warnings()).isEmpty();
    }

    @Test
    void makesAConsoleThatNoServiceFinds() throws InterruptedException {
        makeNamespace();
        Environment shop = shop(app -> {});
        Deployer.on(cluster).deploy(shop, REVISION);

        LiveObject console = cluster.create(shop.renderConsole(REVISION, "jane"), WriteOptions.write());

        assertThat(console.content().at("spec", "activeDeadlineSeconds").integer())
                .contains(3600L);
        String address = addressOf("shop-console-jane");
        ObjectKind slices = new ObjectKind("discovery.k8s.io/v1", "EndpointSlice");
        assertThat(cluster.list(Selection.all(slices, namespace)).items())
                .isNotEmpty()
                .noneMatch(slice -> slice.content().toJson().contains('"' + address + '"'));
    }

    private String addressOf(String pod) throws InterruptedException {
        Instant limit = cluster.time().now().plus(Duration.ofSeconds(60));
        Tree address = live(ObjectKind.POD, pod).at("status", "podIP");
        while (!address.isPresent() && cluster.time().now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofMillis(200));
            address = live(ObjectKind.POD, pod).at("status", "podIP");
        }
        return address.text().orElseThrow();
    }
}
