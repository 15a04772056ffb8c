package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.task.MigrationTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is migrated behind a rollout while older code of the app is left running. */
class OldCodeGateTest {

    private static final Revision NEXT = Revision.of("next456");
    private static final String GATE = "gate (old code gone)";

    private final ShopDeploy shop = ShopDeploy.ready();

    private static List<String> steps(DeployReport report) {
        return report.steps().stream().map(step -> step.step().label()).toList();
    }

    private void put(String yaml) {
        shop.cluster.put(ManifestSet.parse(yaml).manifests().get(0).tree());
    }

    private void pod(String name, String app, String image) {
        put(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: NAME, namespace: shop, labels: {app.kubernetes.io/name: APP}}
                spec: {containers: [{name: console, image: IMAGE}]}
                """
                        .replace("NAME", name)
                        .replace("APP", app)
                        .replace("IMAGE", image));
    }

    private List<String> podsOf(String image) {
        List<String> pods = new ArrayList<>();
        for (LiveObject pod :
                shop.cluster.list(Selection.all(ObjectKind.POD, "shop")).items()) {
            boolean isOf = pod.content()
                    .at("spec", "containers")
                    .items()
                    .get(0)
                    .at("image")
                    .text()
                    .equals(Optional.of(image));
            boolean isEnded = pod.content().at("status", "phase").text().equals(Optional.of("Succeeded"));
            if (isOf && !isEnded) {
                pods.add(pod.ref().name());
            }
        }
        return pods;
    }

    private GateClosedException closed() {
        shop.options = shop.options.timeout(Duration.ofSeconds(90));
        return catchThrowableOfType(GateClosedException.class, () -> shop.deploy(NEXT));
    }

    @Test
    void isPassedOnceThePodsThatEndAreGone() {
        shop.deploy();
        List<String> old = new ArrayList<>();
        shop.listener = event -> {
            if (event instanceof DeployEvent.MigrationStarted) {
                old.addAll(podsOf("ghcr.io/acme/shop:abcd123"));
            }
        };

        DeployReport report = shop.deploy(NEXT);

        assertThat(steps(report)).containsSubsequence("await", GATE, "migrate (after)");
        assertThat(old).isEmpty();
    }

    @Test
    void staysClosedForAPodThatNobodyOfTheAppMade() {
        shop.deploy();
        pod("janes-console", "shop", "ghcr.io/acme/shop:abcd123");

        GateClosedException closed = closed();

        assertThat(closed)
                .hasMessage(
                        "the migration of shop to default did not begin: after 90 s it still waits for \"old code gone\":"
                                + " Pod janes-console. Look at what holds these pods, end them, then deploy again: nothing was"
                                + " migrated, and what is applied stays.");
        assertThat(closed.report().outcome()).isEqualTo(DeployReport.Outcome.MIGRATION_FAILED);
        assertThat(shop.events(DeployEvent.GateAwaited.class))
                .last()
                .extracting(DeployEvent.GateAwaited::gate, DeployEvent.GateAwaited::waitsFor)
                .containsExactly(Gate.OLD_CODE_GONE, List.of("Pod janes-console"));
        assertThat(shop.has(ObjectKind.JOB, "shop-migrate-next456-1")).isFalse();

        shop.cluster.delete(new ObjectRef(ObjectKind.POD, "shop", "janes-console"));

        assertThat(shop.deploy(NEXT).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(shop.has(ObjectKind.JOB, "shop-migrate-next456-1")).isTrue();
    }

    @Test
    void staysClosedForAJobThatMayStartAPodAgain() {
        shop.deploy();
        put(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: reindex, namespace: shop}
                spec:
                  template:
                    metadata: {labels: {app.kubernetes.io/name: shop}}
                    spec:
                      restartPolicy: Never
                      containers: [{name: reindex, image: "ghcr.io/acme/shop:abcd123@sha256:%s"}]
                """
                        .formatted("0".repeat(64)));
        shop.cluster.task("reindex", dev.railsk.testing.cluster.Outcome.neverReady());

        assertThat(closed().waitedFor()).contains("Job reindex");
    }

    @Test
    void isNotHeldByWhatIsNotTheAppsCode() {
        shop.deploy();
        pod("redis", "shop", "redis:7");
        pod("billing", "billing", "ghcr.io/acme/shop:abcd123");
        pod("pinned", "shop", "ghcr.io/acme/shop:next456@sha256:" + "1".repeat(64));

        assertThat(shop.deploy(NEXT).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }

    @Test
    void comesBehindThePruneOfAWorkerThatIsNoLongerDefined() {
        shop.deploy();
        shop.environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .web(web -> web.host("shop.example").replicas(2)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(steps(shop.deploy(NEXT))).containsSubsequence("await", "prune", GATE, "migrate (after)");
        assertThat(shop.has(ObjectKind.DEPLOYMENT, "shop-sidekiq")).isFalse();
    }

    @Test
    void isLeftOutWhereNothingIsMigratedBehindTheRollout() {
        assertThat(steps(shop.deploy())).as("a first install").doesNotContain(GATE);
        assertThat(steps(shop.deploy())).as("migrated already").doesNotContain(GATE);
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE);
        assertThat(steps(shop.deploy(NEXT))).as("before the rollout").doesNotContain(GATE);
    }
}
