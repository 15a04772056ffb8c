package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.TargetCluster;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Environments of two clusters may share names, and none goes to the other's. */
class TwoClustersTest {

    private static final Revision REVISION = Revision.of("abcd123");
    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .overlay("production", production -> production
                    .cluster(TargetCluster.context("east"))
                    .web(web -> web.replicas(3)))
            .overlay("staging", staging -> staging.cluster(TargetCluster.server("https://west.example"))
                    .web(web -> web.replicas(1))));

    private final Cluster east = named("east", "https://east.example");
    private final Cluster west = named("west", "https://west.example");

    private static Cluster named(String context, String server) {
        return new ForwardingCluster(FakeCluster.start()) {
            @Override
            public ClusterAddress address() {
                return new ClusterAddress(context, server, "default");
            }
        };
    }

    private static Optional<Long> replicas(Cluster cluster) {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-web"))
                .map(LiveObject::content)
                .flatMap(web -> web.at("spec", "replicas").integer());
    }

    @Test
    void shareTheirNames() {
        Deployer.on(east).deploy(SHOP.environment("production"), REVISION);
        Deployer.on(west).deploy(SHOP.environment("staging"), REVISION);

        assertThat(replicas(east)).contains(3L);
        assertThat(replicas(west)).contains(1L);
    }

    @Test
    void areNotTakenForEachOther() {
        assertRefused(west, "production", "lives in the cluster of context east, but this is context west");
        assertRefused(
                east,
                "staging",
                "lives in the cluster of server https://west.example, but this is https://east.example");
    }

    @Test
    void areToldApartByTheirUid() {
        FakeCluster cluster = FakeCluster.start();
        String uid = cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", "kube-system"))
                .orElseThrow()
                .uid();
        String other = "00000000-0000-4000-8000-000000000000";
        // Nothing but the namespace is read of a cluster that is not meant.
        Cluster namespacesOnly = new ForwardingCluster(cluster) {
            @Override
            public String version() {
                throw new AssertionError("it was asked for its version");
            }

            @Override
            public boolean may(AccessCheck check) {
                throw new AssertionError("it was asked for " + check);
            }
        };

        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> Deployer.on(namespacesOnly)
                        .deploy(in(TargetCluster.uid(other)), REVISION));

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly(
                        "environment default lives in the cluster of UID " + other + ", but this is UID " + uid);
        assertThat(Deployer.on(cluster)
                        .deploy(in(TargetCluster.uid(uid)), REVISION)
                        .isUnchanged())
                .isFalse();
    }

    @Test
    void areNotWrittenWhereTheirUidMayNotBeRead() {
        FakeCluster cluster = FakeCluster.start().deny("get", "namespaces");
        Environment shop = in(TargetCluster.uid("00000000-0000-4000-8000-000000000000"));

        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class, () -> Deployer.on(cluster).deploy(shop, REVISION));

        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .containsExactly("environment default lives in the cluster of UID 00000000-0000-4000-8000-000000000000,"
                        + " and whether this is it cannot be told: no right to get namespaces kube-system");
    }

    @Test
    void keepTheirLocks() {
        Environment shop = in(TargetCluster.uid("00000000-0000-4000-8000-000000000000"));

        assertThatThrownBy(() -> Deployer.on(FakeCluster.start()).breakLock(shop, DeployedBy.UNKNOWN))
                .isInstanceOf(WrongClusterException.class);
    }

    private static Environment in(TargetCluster target) {
        return RailsApp.define(
                        "shop",
                        app -> app.image("ghcr.io/acme/shop").cluster(target).web(web -> web.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static void assertRefused(Cluster cluster, String environment, String fact) {
        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> Deployer.on(cluster)
                        .deploy(SHOP.environment(environment), REVISION));

        assertThat(refusal.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("wrong-cluster");
            assertThat(finding.fact()).endsWith(fact);
        });
        assertThat(replicas(cluster)).isEmpty();
    }
}
