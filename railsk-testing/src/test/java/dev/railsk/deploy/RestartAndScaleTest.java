package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.manifest.Tree;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What changes a workload between two deploys. */
@Timeout(60)
class RestartAndScaleTest {

    private final ShopDeploy shop = ShopDeploy.ready();

    private DeployReport restart(Optional<String> workload) {
        return Deployer.on(shop.cluster)
                .restart(shop.environment, workload, shop.options, shop.listener, shop.cancellation);
    }

    private DeployReport scale(ScaleWish wish) {
        return Deployer.on(shop.cluster).scale(shop.environment, wish, shop.options, shop.listener, shop.cancellation);
    }

    private long sets(String name) {
        return shop.cluster.list(Selection.all(ObjectKind.REPLICA_SET, "shop")).items().stream()
                .map(LiveObject::ref)
                .filter(ref -> ref.name().startsWith(name))
                .count();
    }

    @Test
    void restartsWhatRunsTheAppsCode() {
        shop.deploy();

        DeployReport report = restart(Optional.empty());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.steps())
                .extracting(step -> step.step().label())
                .containsExactly("preflight", "lock", "restart", "await");
        assertThat(sets("shop-web")).isEqualTo(2);
        assertThat(sets("shop-sidekiq")).isEqualTo(2);
    }

    @Test
    void restartsOneWorkload() {
        shop.deploy();

        restart(Optional.of("sidekiq"));

        assertThat(sets("shop-web")).isEqualTo(1);
        assertThat(sets("shop-sidekiq")).isEqualTo(2);
    }

    @Test
    void leavesNothingForTheNextDeployToUndo() {
        shop.deploy();
        restart(Optional.empty());

        assertThat(shop.deploy().isUnchanged()).isTrue();
    }

    @Test
    void scalesUntilTheNextDeploy() {
        shop.deploy();
        Tree before = shop.deployment("shop-web");

        DeployReport report = scale(ScaleWish.of("web", 4));

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .containsExactly(
                        "the next deploy sets the number of pods of web back to 2, as the definition says: write"
                                + " replicas(4) to keep 4");
        Tree after = shop.deployment("shop-web");
        assertThat(after.at("status", "availableReplicas").integer()).contains(4L);
        assertThat(after.at("spec", "template").map())
                .isEqualTo(before.at("spec", "template").map());
        assertThat(sets("shop-web")).isEqualTo(1);
    }

    @Test
    void isSetBackByTheNextDeployWithoutAConflict() {
        shop.deploy();
        scale(ScaleWish.of("web", 4));

        assertThat(shop.deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.deployment("shop-web").at("spec", "replicas").integer()).contains(2L);
        assertThat(shop.deploy().isUnchanged()).isTrue();
    }

    @Test
    void scalesToNothing() {
        shop.deploy();

        scale(ScaleWish.of("sidekiq", 0));

        assertThat(shop.deployment("shop-sidekiq").at("spec", "replicas").integer())
                .contains(0L);
    }

    @Test
    void refusesWhatAnAutoscalerDecides() {
        shop.deploy();
        shop.cluster.put(Tree.ofYaml(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: busy, namespace: shop}
                spec:
                  minReplicas: 2
                  maxReplicas: 5
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop-web}
                  metrics:
                    - type: Resource
                      resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}
                """,
                "a test"));

        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> scale(ScaleWish.of("web", 4)));

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly("web: HorizontalPodAutoscaler busy decides how many pods it has");
    }

    @Test
    void refusesWhatIsNotDeployed() {
        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> scale(ScaleWish.of("web", 4)));

        assertThat(refusal.findings()).extracting(Finding::id).containsExactly("not-deployed");
    }
}
