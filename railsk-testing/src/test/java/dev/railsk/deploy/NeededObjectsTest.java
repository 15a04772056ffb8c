package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.access.Account;
import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.volume.Volume;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Accounts and claims that the app does not bring; classes and gateways are asked of a real server, in NeededObjectsIT. */
class NeededObjectsTest {

    private static final Environment SHOP = shop(app -> app.account(Account.existing("platform-jobs"))
            .volume("uploads", Volume.existingClaim("legacy-uploads"))
            .web(web -> web.replicas(1).mount("uploads", "/app/uploads")));

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");

    private static Environment shop(Consumer<AppSpec> words) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .noMigration()
                        .with(words))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static Tree object(String kind, String name, String spec) {
        return Tree.ofYaml(
                "{apiVersion: v1, kind: " + kind + ", metadata: {name: " + name + ", namespace: shop}" + spec + "}",
                "a test");
    }

    private List<Finding> findings() {
        return catchThrowableOfType(PreflightRefusedException.class, () -> Deployer.on(cluster)
                        .deploy(SHOP, Revision.of("v1")))
                .findings();
    }

    @Test
    void namesWhatIsMissingAndWhoNeedsIt() {
        assertThat(findings())
                .extracting(finding -> finding.describe(""))
                .containsExactly(
                        """
                        ServiceAccount platform-jobs is not there in namespace shop
                          at Deployment shop-web
                          Make it first, or name another one.""",
                        """
                        PersistentVolumeClaim legacy-uploads is not there in namespace shop
                          at Deployment shop-web, volume uploads
                          Make it first, or name another one.""");
    }

    @Test
    void namesWhatIsNearlyCalledSo() {
        cluster.put(object("ServiceAccount", "platform-job", ""));

        assertThat(findings()).anySatisfy(finding -> assertThat(finding.nextStep())
                .startsWith("Did you mean \"platform-job\"? Name one that is there: "));
    }

    @Test
    void deploysWhereAllIsThere() {
        cluster.put(object("ServiceAccount", "platform-jobs", ""));
        cluster.put(object(
                "PersistentVolumeClaim",
                "legacy-uploads",
                ", spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}"));

        assertThat(Deployer.on(cluster).deploy(SHOP, Revision.of("v1")).outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }

    @Test
    void saysWhatItMayNotLookAt() {
        cluster.put(object("ServiceAccount", "platform-jobs", ""));
        cluster.deny("get", "persistentvolumeclaims");

        DeployReport report = Deployer.on(cluster).deploy(SHOP, Revision.of("v1"));

        assertThat(report.warnings())
                .contains("not checked: no right to get persistentvolumeclaims in namespace shop, so whether"
                        + " PersistentVolumeClaim legacy-uploads is there");
    }
}
