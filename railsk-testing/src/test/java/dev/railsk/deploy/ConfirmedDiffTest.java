package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a diff stands for, and a deploy that does only what it showed. */
class ConfirmedDiffTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");

    private final FakeCluster cluster = FakeCluster.start();
    private final Deployer deployer = Deployer.on(cluster);

    private static Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace("shop")
                        .noMigration()
                        .web(web -> web.host("shop.example").replicas(1))
                        .with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static final Environment SHOP = shop(app -> {});

    private DeployReport deploy(Revision revision, String digest) {
        return deployer.deploy(
                SHOP, revision, DeployOptions.DEFAULT.confirmDiff(digest), DeployListener.silent(), new Cancellation());
    }

    @Test
    void deploysWhatWasAgreedTo() {
        assertThat(deploy(V1, deployer.diff(SHOP, V1).digest()).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(deploy(V2, deployer.diff(SHOP, V2).digest()).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(deploy(V2, deployer.diff(SHOP, V2).digest()).isUnchanged()).isTrue();
    }

    @Test
    void refusesWhatChangedMeanwhile() {
        deployer.deploy(SHOP, V1);
        String agreed = deployer.diff(SHOP, V2).digest();
        cluster.delete(new ObjectRef(new ObjectKind("networking.k8s.io/v1", "Ingress"), "shop", "shop-web"));
        String now = deployer.diff(SHOP, V2).digest();

        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> deploy(V2, agreed));

        assertThat(refusal)
                .hasMessage("could not deploy shop to default: 1 thing is in the way, and nothing was written\n"
                        + "  1. the deploy would change something else than the diff that was agreed to: its digest is "
                        + now + ", and " + agreed + " was agreed to\n"
                        + "     at namespace shop\n"
                        + "     Look at the diff of revision v2 again, and agree to its digest.");
        assertThat(deployer.history(SHOP)).hasSize(1);
        assertThat(deployer.runningRevision(SHOP)).contains(V1);
    }

    @Test
    void refusesBeforeItMakesANamespace() {
        assertThat(catchThrowableOfType(PreflightRefusedException.class, () -> deploy(V1, "0123456789abcdef")))
                .hasMessageContaining("and 0123456789abcdef was agreed to");
        assertThat(cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", "shop"))).isEmpty();
    }

    @Test
    void standsForEveryChange() {
        deployer.deploy(SHOP, V1);

        assertThat(deployer.diff(SHOP, V2).digest())
                .isNotEqualTo(deployer.diff(SHOP, Revision.of("v3")).digest());
        assertThat(deployer.diff(SHOP, V2).digest())
                .isEqualTo(deployer.diff(SHOP, V2).digest());
        assertThat(deployer.diff(shop(app -> app.worker("mail", worker -> {})), V2)
                        .digest())
                .isNotEqualTo(deployer.diff(SHOP, V2).digest());
    }
}
