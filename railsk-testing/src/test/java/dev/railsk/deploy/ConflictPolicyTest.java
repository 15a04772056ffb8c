package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.workload.Scale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a deploy does about fields that others own: refuse, leave or take. */
class ConflictPolicyTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final WriteOptions OPERATOR = new WriteOptions("scaler", false);
    private static final String IMAGE = "spec.template.spec.containers[name=web].image";

    private final ShopDeploy shop = ShopDeploy.withOwnNamespace();

    ConflictPolicyTest() {
        shop.cluster.namespace("shop");
        shop.environment = defined(Scale.fixed(2), app -> {});
        shop.deploy(V1);
    }

    private static dev.railsk.app.Environment defined(Scale scale, Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .existingNamespace("shop")
                            .noMigration()
                            .web(web -> web.scale(scale).noScratch());
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private void define(String field, ConflictPolicy policy) {
        shop.environment = defined(Scale.fixed(2), app -> app.conflict("Deployment", "shop-web", field, policy));
    }

    /** Change the Deployment as somebody who updates what they read. */
    private void patch(String change) {
        LiveObject live = shop.cluster.get(web()).orElseThrow();
        LiveObject unused = shop.cluster.patch(live, Tree.parseJson(change), OPERATOR);
    }

    private static ObjectRef web() {
        return new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-web");
    }

    private long replicas() {
        return shop.deployment("shop-web").at("spec", "replicas").integer().orElse(-1L);
    }

    private Set<String> owners(String field) {
        Set<String> owners = new TreeSet<>();
        for (Tree entry :
                shop.deployment("shop-web").at("metadata", "managedFields").items()) {
            if (entry.at("fieldsV1", "f:spec", field).isPresent()) {
                owners.add(entry.at("manager").text().orElse(""));
            }
        }
        return owners;
    }

    @Test
    void aFieldThatOthersSetIsRefusedByDefault() {
        patch("{\"spec\": {\"replicas\": 5, \"minReadySeconds\": 3}}");
        Map<String, String> versions = shop.versions();

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, () -> shop.deploy(V2));

        assertThat(refusal.refusals())
                .extracting(Finding::fact)
                .containsExactly(
                        "Deployment shop-web: the field .spec.replicas belongs to \"scaler\", which set it to 5;"
                                + " the definition says 2");
        assertThat(shop.versions()).isEqualTo(versions);
    }

    @Test
    void aFieldThatIsYieldedStaysAsOthersSetIt() {
        define("spec.replicas", ConflictPolicy.YIELD);
        assertThat(shop.deploy(V1).isUnchanged()).isTrue();
        patch("{\"spec\": {\"replicas\": 5}}");

        DeployReport report = shop.deploy(V2);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicas()).isEqualTo(5);
        assertThat(owners("f:replicas")).containsExactly("scaler");
        assertThat(report.workloads().get(0).pods().wanted()).isEqualTo(5);
        assertThat(shop.deploy(V2).isUnchanged()).isTrue();
    }

    @Test
    void aFieldThatIsYieldedStartsAsTheDefinitionSays() {
        define("spec.replicas", ConflictPolicy.YIELD);
        assertThat(replicas()).isEqualTo(2);

        shop.environment = defined(
                Scale.fixed(3), app -> app.conflict("Deployment", "shop-web", "spec.replicas", ConflictPolicy.YIELD));
        shop.deploy(V1);

        assertThat(replicas()).isEqualTo(3);
        assertThat(owners("f:replicas")).containsExactly("railsk");
    }

    @Test
    void aFieldOfTwoOwnersIsYielded() {
        Manifest other = Manifest.of(Tree.parseJson(
                "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"metadata\": {\"name\": \"shop-web\","
                        + " \"namespace\": \"shop\"}, \"spec\": {\"replicas\": 2}}"));
        shop.cluster.apply(other, OPERATOR);
        assertThat(owners("f:replicas")).containsExactly("railsk", "scaler");
        define("spec", ConflictPolicy.YIELD);

        shop.deploy(V2);

        assertThat(owners("f:replicas")).containsExactly("scaler");
        assertThat(replicas()).isEqualTo(2);
    }

    @Test
    void anImageThatIsYieldedStaysWhileTheRestIsApplied() {
        define(IMAGE, ConflictPolicy.YIELD);
        patchImage("ghcr.io/acme/shop:nightly");

        assertThat(shop.deploy(V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(image()).isEqualTo("ghcr.io/acme/shop:nightly");
    }

    private void patchImage(String image) {
        Tree container = shop.deployment("shop-web")
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0);
        Map<String, Object> changed = new java.util.LinkedHashMap<>(container.map());
        changed.put("image", image);
        LiveObject live = shop.cluster.get(web()).orElseThrow();
        Tree change =
                Tree.of(Map.of("spec", Map.of("template", Map.of("spec", Map.of("containers", List.of(changed))))));
        LiveObject unused = shop.cluster.patch(live, change, OPERATOR);
    }

    private String image() {
        return shop.deployment("shop-web")
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0)
                .at("image")
                .text()
                .orElse("");
    }

    @Test
    void aFieldThatIsTakenIsRailsksAlone() {
        patch("{\"spec\": {\"replicas\": 5, \"minReadySeconds\": 3}}");
        define("spec.replicas", ConflictPolicy.TAKE);

        DeployReport report = shop.deploy(V1);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicas()).isEqualTo(2);
        assertThat(owners("f:replicas")).containsExactly("railsk");
        assertThat(owners("f:minReadySeconds")).containsExactly("scaler");
        assertThat(shop.events(DeployEvent.FieldsTaken.class))
                .extracting(DeployEvent.FieldsTaken::taken)
                .containsExactly(new TakenFields("scaler", List.of(".spec.replicas")));
        assertThat(shop.deploy(V1).isUnchanged()).isTrue();
    }

    @Test
    void nothingIsTakenWhereAnotherFieldIsRefused() {
        patch("{\"spec\": {\"replicas\": 5}}");
        patchImage("ghcr.io/acme/shop:nightly");
        define("spec.replicas", ConflictPolicy.TAKE);

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, () -> shop.deploy(V2));

        assertThat(refusal.refusals())
                .extracting(Finding::fact)
                .containsExactly(
                        "Deployment shop-web: the field .spec.template.spec.containers[name=\"web\"].image belongs"
                                + " to \"scaler\", which set it to \"ghcr.io/acme/shop:nightly\"; the definition says"
                                + " \"ghcr.io/acme/shop:v2\"");
        assertThat(owners("f:replicas")).containsExactly("scaler");
    }

    @Test
    void theSmallerPartOfTwoPoliciesCounts() {
        patch("{\"spec\": {\"replicas\": 5}}");
        shop.environment =
                defined(Scale.fixed(2), app -> app.conflict("Deployment", "shop-web", "spec", ConflictPolicy.TAKE)
                        .conflict("Deployment", "shop-web", "spec.replicas", ConflictPolicy.YIELD));

        shop.deploy(V2);

        assertThat(replicas()).isEqualTo(5);
        assertThat(image()).isEqualTo("ghcr.io/acme/shop:v2");
    }

    @Test
    void theDifferenceFollowsThePolicies() {
        patch("{\"spec\": {\"replicas\": 5}}");
        define("spec.replicas", ConflictPolicy.YIELD);

        assertThat(Deployer.on(shop.cluster).diff(shop.environment, V1).isEmpty())
                .isTrue();

        define("spec.replicas", ConflictPolicy.TAKE);
        assertThat(Deployer.on(shop.cluster).diff(shop.environment, V1).objects())
                .filteredOn(object -> !object.taken().isEmpty())
                .singleElement()
                .satisfies(object -> assertThat(object.differences())
                        .extracting(
                                difference -> difference.path() + " " + difference.found() + " " + difference.wanted())
                        .containsExactly("spec.replicas 5 2"));
    }

    @Test
    void anAutoscalerThatActsInBetweenIsNoConflict() {
        shop.environment = defined(Scale.byOthers(), app -> {});
        FieldCause met = new FieldCause(".spec.replicas", "conflict with \"scaler\" using apps/v1");
        FaultyCluster faulty = FaultyCluster.over(shop.cluster)
                .fail(
                        Calls.apply()
                                .named("shop-web")
                                .about(ObjectKind.DEPLOYMENT)
                                .times(1),
                        Fault.conflict("Apply failed with 1 conflict", met));

        DeployReport report =
                Deployer.on(faulty).deploy(shop.environment, V2, shop.options, shop.listener, shop.cancellation);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicas()).isEqualTo(2);
    }
}
