package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.EnvironmentDiff.Effect;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.pod.Disruption;
import dev.railsk.scale.RedisServer;
import dev.railsk.workload.Scale;
import dev.railsk.workload.StatefulStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A number of pods that something else than a deploy decides. */
class AutoscaledDeployTest {

    private static final Revision NEXT = Revision.of("v2");

    private final ShopDeploy shop = ShopDeploy.withOwnNamespace();

    private static Environment scaled(Scale scale) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .noMigration()
                        .web(web -> web.scale(scale).disruption(Disruption.unlimited())))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private long replicas() {
        return shop.deployment("shop-web").at("spec", "replicas").integer().orElse(-1L);
    }

    private void scale(int replicas) {
        Tree deployment = shop.deployment("shop-web");
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(deployment.at("spec").map());
        spec.put("replicas", replicas);
        Map<String, @Nullable Object> content = new LinkedHashMap<>(deployment.map());
        content.put("spec", spec);
        shop.cluster.put(Tree.of(content));
    }

    @Test
    void aNumberThatIsHandedOverStaysUntilItIsChanged() {
        shop.environment = scaled(Scale.fixed(3));
        shop.deploy();
        shop.environment = scaled(Scale.byOthers());

        assertThat(shop.deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicas()).isEqualTo(3);
        assertThat(shop.deploy(NEXT).workloads().get(0).pods().wanted()).isEqualTo(3);

        scale(5);

        assertThat(shop.deploy().workloads().get(0).pods().wanted()).isEqualTo(5);
        assertThat(replicas()).isEqualTo(5);
    }

    @Test
    void aNumberThatIsHandedOverIsNoDifference() {
        shop.environment = scaled(Scale.fixed(3));
        shop.deploy();
        shop.environment = scaled(Scale.byOthers());

        EnvironmentDiff diff = Deployer.on(shop.cluster).diff(shop.environment, ShopDeploy.REVISION);

        assertThat(diff.objects())
                .filteredOn(object -> object.effect() == Effect.CHANGED)
                .isEmpty();
        assertThat(diff.objects())
                .flatExtracting(EnvironmentDiff.ObjectDiff::differences)
                .extracting(Difference::path)
                .isEmpty();
    }

    @Test
    void noPodIsEnoughWhereNobodyAsksForOne() {
        shop.environment = scaled(Scale.byOthers());
        shop.deploy();
        scale(0);

        DeployReport report = shop.deploy(NEXT);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.workloads().get(0).pods().wanted()).isZero();
    }

    @Test
    void aStoreThatIsLeftAloneIsNotWaitedFor() {
        shop.environment = store("redis:8");
        shop.deploy();
        shop.environment = store("redis:9");

        DeployReport report = shop.deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.cluster.list(Selection.all(ObjectKind.POD, "shop")).items())
                .extracting(pod -> pod.content()
                        .at("spec", "containers")
                        .items()
                        .get(0)
                        .at("image")
                        .text()
                        .orElse(""))
                .containsExactly("redis:8");
    }

    private static Environment store(String image) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .noMigration()
                        .accessory("store", store -> store.image(image).strategy(StatefulStrategy.onDelete())))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    @Test
    void aSecretThatOnlyKedaReadsMustBeThere() {
        shop.environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .noMigration()
                        .secret(Secrets.existing("redis"))
                        .worker(
                                "sidekiq",
                                worker -> worker.scale(Scale.keda(keda -> keda.redis(
                                                RedisServer.at("redis:6379").password("redis", "PASSWORD"))
                                        .queueLength("default", 20)))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        shop.cluster.namespace("shop");

        PreflightRefusedException refusal = catchThrowableOfType(PreflightRefusedException.class, shop::deploy);

        assertThat(refusal).hasMessageContaining("redis");
    }

    @Test
    void whatScalesComesAfterWhatItScales() {
        Environment scaled = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .secret(Secrets.existing("redis", "PASSWORD"))
                        .worker(
                                "sidekiq",
                                worker -> worker.scale(Scale.keda(keda -> keda.redis(
                                                RedisServer.at("redis:6379").password("redis", "PASSWORD"))
                                        .queueLength("default", 20)))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        List<String> kinds = Stages.inOrder(scaled.render(NEXT).manifests()).stream()
                .map(Manifest::kind)
                .toList();

        assertThat(kinds).containsSubsequence("TriggerAuthentication", "Deployment", "ScaledObject");
    }

    @Test
    void aWorkloadThatIsPutToSleepIsComplete() {
        shop.environment = scaled(Scale.fixed(3));
        shop.deploy();
        shop.environment = scaled(Scale.none());

        DeployReport report = shop.deploy(NEXT);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.workloads().get(0).pods().wanted()).isZero();
        assertThat(replicas()).isZero();
    }

    @Test
    void aWorkloadMayBeginAsleepAndBeWoken() {
        shop.environment = scaled(Scale.none());

        assertThat(shop.deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);

        shop.environment = scaled(Scale.fixed(2));

        assertThat(shop.deploy().workloads().get(0).pods().available()).isEqualTo(2);
    }
}
