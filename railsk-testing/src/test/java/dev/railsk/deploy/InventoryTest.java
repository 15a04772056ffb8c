package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an environment owns is remembered in the cluster, and what leaves the definition is told. */
class InventoryTest {

    private static final Revision V1 = Revision.of("v1");

    private final FakeCluster cluster = FakeCluster.start();
    private final Deployer deployer = Deployer.on(cluster);

    private static Environment shop(String... workers) {
        return app("shop", workers);
    }

    private static Environment app(String name, String... workers) {
        return RailsApp.define(name, app -> {
                    app.image("ghcr.io/acme/shop").namespace("shop").noMigration();
                    for (String worker : workers) {
                        app.worker(worker, spec -> spec.objectName(worker));
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private Tree inventory() {
        String json = cluster.get(new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "railsk-shop-default"))
                .orElseThrow()
                .content()
                .at("data", "inventory.json")
                .text()
                .orElseThrow();
        return Tree.parseJson(json);
    }

    @Test
    void holdsEveryObjectWithItsIdentity() {
        deployer.deploy(shop("one"), V1);

        assertThat(inventory().at("objects").items())
                .extracting(object -> object.at("kind").text().orElse("") + " "
                        + object.at("name").text().orElse(""))
                .containsExactlyInAnyOrder("Deployment one", "PodDisruptionBudget one-pdb");
        assertThat(inventory().at("objects").items())
                .allSatisfy(
                        object -> assertThat(object.at("uid").text().orElse("")).isNotEmpty());
    }

    @Test
    void writesNothingWhenNothingChanged() {
        deployer.deploy(shop("one"), V1);
        String before = version();

        deployer.deploy(shop("one"), V1);

        assertThat(version()).isEqualTo(before);
    }

    private String version() {
        return cluster.get(new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "railsk-shop-default"))
                .orElseThrow()
                .resourceVersion();
    }

    @Test
    void tellsWhatIsNoLongerDefinedAndStillThere() {
        deployer.deploy(shop("one", "two"), V1);

        DeployReport report = deployer.deploy(
                shop("one"), V1, DeployOptions.DEFAULT.prune(Pruning.OFF), DeployListener.silent(), new Cancellation());

        assertThat(report.warnings())
                .contains(
                        "Deployment two is no longer defined and still there: railsk leaves it as it is. Delete it with"
                                + " kubectl delete deployment two --namespace shop when nothing needs it");
        assertThat(cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "two")))
                .isPresent();
    }

    @Test
    void forgetsWhatIsGone() {
        deployer.deploy(shop("one", "two"), V1);
        cluster.delete(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "two"));
        cluster.delete(new ObjectRef(ObjectKind.POD_DISRUPTION_BUDGET, "shop", "two-pdb"));

        DeployReport report = deployer.deploy(shop("one"), V1);

        assertThat(report.warnings()).isEmpty();
        assertThat(inventory().at("objects").items()).hasSize(2);
    }

    @Test
    void refusesWhatBelongsToAnotherApp() {
        deployer.deploy(shop("one"), V1);

        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> deployer.deploy(app("other", "one"), V1));

        assertThat(refusal.findings()).extracting(Finding::id).containsOnly("owned-elsewhere");
        assertThat(refusal.findings())
                .extracting(Finding::fact)
                .contains("Deployment one belongs to shop (default), whose deploys would change it back");
    }

    @Test
    void refusesANewerFormat() {
        deployer.deploy(shop("one"), V1);
        cluster.put(Tree.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "railsk-shop-default", "namespace", "shop"),
                "data",
                Map.of("inventory.json", "{\"format\": 2}"))));

        ApplyRefusedException refusal =
                catchThrowableOfType(ApplyRefusedException.class, () -> deployer.deploy(shop("one"), V1));

        assertThat(refusal.refusals())
                .singleElement()
                .extracting(Finding::fact)
                .isEqualTo("ConfigMap railsk-shop-default has format 2, and this railsk reads format 1");
    }

    @Test
    void refusesTheNameOfAnotherEnvironmentsRelease() {
        deployer.deploy(shop("one"), V1);
        RailsApp numbered = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .namespace("shop")
                .noMigration()
                .worker("two", spec -> spec.objectName("two"))
                .overlay("default-1", overlay -> {}));

        ApplyRefusedException refusal = catchThrowableOfType(
                ApplyRefusedException.class, () -> deployer.deploy(numbered.environment("default-1"), V1));

        assertThat(refusal.refusals())
                .singleElement()
                .extracting(Finding::fact)
                .isEqualTo("ConfigMap railsk-shop-default-1 is the record of a release of another environment, and the"
                        + " inventory of this one would have its name");
    }

    @Test
    void saysOnceWhatItCannotKnow() {
        cluster.namespace("shop");
        cluster.apply(shop("one").render(V1).get("PodDisruptionBudget", "one-pdb"), WriteOptions.write());

        DeployReport first = deployer.deploy(shop("one"), V1);
        DeployReport second = deployer.deploy(shop("one"), V1);

        assertThat(first.warnings())
                .singleElement()
                .asString()
                .startsWith("this deploy makes the inventory ConfigMap railsk-shop-default");
        assertThat(second.warnings()).isEmpty();
        assertThat(Optional.of(second.isUnchanged())).contains(true);
    }
}
