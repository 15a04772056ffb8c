package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be scripted, and how much may be deployed. */
@Timeout(60)
class FakeTargetsTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .web(web -> {})
                    .worker("sidekiq", worker -> {})
                    .cron("sweep", cron -> cron.at("0 3 * * *").command("bin/rails", "sweep")))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");

    private void deploy() {
        Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));
    }

    @Test
    void refusesATargetThatNothingIsCalled() {
        cluster.workload("wbe", Outcome.imageMissing());

        assertThatThrownBy(this::deploy)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no workload, task or object \"wbe\" in what is deployed to the fake cluster\n"
                        + "  Use one of web, sweep, migrate, shop-web, sidekiq, shop-sweep, shop-sidekiq,"
                        + " shop-migrate-abcd123-1.");
        assertThat(cluster.list(Selection.all(ObjectKind.POD, "shop")).items()).isEmpty();
    }

    @Test
    void refusesAContainerThatAWorkloadDoesNotHave() {
        cluster.outcome("web/proxy", Outcome.crashLoop());

        assertThatThrownBy(this::deploy)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no workload, task or object \"web/proxy\" in what is deployed");
    }

    @Test
    void takesTheNameOfAnyPart() {
        for (String target : List.of("sidekiq", "shop-sidekiq", "migrate", "sweep", "web/web")) {
            FakeTargetsTest fresh = new FakeTargetsTest();
            fresh.cluster.outcome(target, Outcome.crashLoop());

            assertThat(String.valueOf(catchThrowable(fresh::deploy))).doesNotContain("no workload, task or object");
        }
    }

    @Test
    void refusesMorePodsThanItCanRun() {
        Rehearsal shop = new Rehearsal();

        ClusterRefusedException refusal = catchThrowableOfType(
                ClusterRefusedException.class,
                () -> shop.apply(Objects.deployment("web", "shop:1", Integer.MAX_VALUE)));

        assertThat(refusal)
                .hasMessage("could not apply Deployment web in namespace shop: Deployment.apps \"web\" is invalid:"
                        + " spec.replicas: Invalid value: 2147483647: must be at most 50000 on the fake cluster, which"
                        + " runs every pod. Rehearse with fewer")
                .extracting(ClusterRefusedException::code)
                .isEqualTo(422);
    }

    @Test
    void refusesMorePodsOfAJobThanItCanRun() {
        Rehearsal shop = new Rehearsal();

        assertThatThrownBy(() -> shop.apply(Objects.job("migrate", Map.of("parallelism", 50_001))))
                .hasMessageContaining("spec.parallelism: Invalid value: 50001: must be at most 50000");
    }
}
