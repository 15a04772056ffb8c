package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.EnvironmentDiff.Effect;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.testing.RailskAssertions;
import dev.railsk.testing.cluster.FakeCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects and changes of the author's own hand go the way of everything else. */
class ByHandDeployTest {

    private static final Revision V1 = Revision.of("v1");
    private static final String EXTRA =
            """
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: metrics}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: metrics}
            spec:
              replicas: 1
              selector: {matchLabels: {app: metrics}}
              template:
                metadata: {labels: {app: metrics}}
                spec: {containers: [{name: metrics, image: "metrics:1"}]}
            """;

    private final FakeCluster cluster = FakeCluster.start();

    private static Environment shop(boolean isAwaited) {
        return RailsApp.define("shop", app -> {
                    app.image("registry.example/shop")
                            .web(web -> web.editPods(Edit.merge("spec: {priorityClassName: urgent}")))
                            .noMigration()
                            .edit("Service", "shop-web", Edit.merge("metadata: {annotations: {note: mine}}"));
                    if (isAwaited) {
                        app.awaitedManifests(Manifests.text(EXTRA));
                    } else {
                        app.manifests(Manifests.text(EXTRA));
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static ObjectRef ref(ObjectKind kind, String name) {
        return new ObjectRef(kind, "shop", name);
    }

    private DeployReport deploy(Environment environment) {
        return Deployer.on(cluster).deploy(environment, V1);
    }

    @Test
    void objectsAndChangesArriveInTheCluster() {
        DeployReport report = deploy(shop(false));

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.objects())
                .extracting(object -> object.object().toString())
                .contains("Deployment metrics", "ServiceAccount metrics");
        assertThat(live(ref(ObjectKind.DEPLOYMENT, "shop-web"), "spec", "template", "spec", "priorityClassName"))
                .isEqualTo("urgent");
        assertThat(live(ref(ObjectKind.SERVICE, "shop-web"), "metadata", "annotations", "note"))
                .isEqualTo("mine");
        assertThat(live(ref(ObjectKind.CONFIG_MAP, "railsk-shop-default"), "data", "inventory.json"))
                .contains("\"name\":\"metrics\"");
    }

    private String live(ObjectRef ref, String... path) {
        return cluster.get(ref).orElseThrow().content().at(path).text().orElse("");
    }

    @Test
    void diffShowsThem() {
        assertThat(Deployer.on(cluster).diff(shop(false), V1).objects())
                .filteredOn(object -> object.object().name().equals("metrics"))
                .hasSize(2)
                .allSatisfy(object -> assertThat(object.effect()).isEqualTo(Effect.CREATED));
    }

    @Test
    void assertionsSeeThem() {
        RailskAssertions.assertThat(shop(false).render(V1)).object("ServiceAccount", "metrics");
    }

    @Test
    void anAwaitedObjectIsWaitedFor() {
        Environment environment = RailsApp.define("shop", app -> app.image("registry.example/shop")
                        .web(web -> web.replicas(1))
                        .noMigration()
                        .awaitedManifests(List.of(Manifests.text(EXTRA).get(1))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        DeployReport report = deploy(environment);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(cluster.get(ref(ObjectKind.DEPLOYMENT, "metrics"))
                        .orElseThrow()
                        .content()
                        .at("status", "availableReplicas")
                        .integer())
                .contains(1L);
    }

    @Test
    void anAwaitedObjectThatNeverSaysThatItIsReadyFailsTheDeployAndIsNamed() {
        DeployOptions options = DeployOptions.DEFAULT.timeout(Duration.ofSeconds(60));

        RolloutFailedException failure = catchThrowableOfType(RolloutFailedException.class, () -> Deployer.on(cluster)
                .deploy(shop(true), V1, options, DeployListener.silent(), new Cancellation()));

        assertThat(failure)
                .hasMessageContaining("1 of 2 awaited objects did not become ready")
                .hasMessageContaining(
                        "ServiceAccount metrics: not ready after 60 s: its status has no condition Ready or Available")
                .hasMessageContaining("\n    at ServiceAccount metrics\n");
        assertThat(failure.report().outcome()).isEqualTo(Outcome.ROLLOUT_FAILED);
    }

    @Test
    void aKindThatTheClusterLacksIsRefusedByName() {
        Environment environment = RailsApp.define("shop", app -> app.image("registry.example/shop")
                        .web(web -> web.replicas(1))
                        .manifests(Manifests.text(
                                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: web}}")))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        Cluster fake = FakeCluster.start().namespace("shop").without("keda.sh");

        ApplyRefusedException refusal = catchThrowableOfType(
                ApplyRefusedException.class, () -> Deployer.on(fake).deploy(environment, V1));

        assertThat(refusal)
                .hasMessageContaining("the fake cluster does not serve ScaledObject in keda.sh/v1alpha1")
                .hasMessageContaining("ByHandDeployTest.java:");
    }
}
