package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.probe.Probe;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.workload.Scale;
import dev.railsk.workload.WebSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects that kubectl or Helm made become railsk's: nothing restarts, and what leaves the definition leaves them. */
class AdoptionTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final String KUBECTL = "kubectl-client-side-apply";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final ShopDeploy shop = ShopDeploy.withOwnNamespace();

    AdoptionTest() {
        shop.environment = defined(AdoptionTest::probed);
        shop.cluster.namespace("shop");
    }

    private static void probed(WebSpec web) {
        web.replicas(1).noScratch().liveness(Probe.http("/up")).env(env -> env.value("MODE", "fast"));
    }

    private static Environment defined(Consumer<WebSpec> web) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .noMigration()
                        .web(web))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    /** Make the app's objects as a tool does, with these annotations, and let them come up. */
    private void madeBy(String manager, Map<String, String> annotations) {
        for (Manifest manifest : shop.environment.render(V1).manifests()) {
            Map<String, @Nullable Object> metadata =
                    new LinkedHashMap<>(manifest.tree().at("metadata").map());
            metadata.put("annotations", annotations);
            Map<String, @Nullable Object> object =
                    new LinkedHashMap<>(manifest.tree().map());
            object.put("metadata", metadata);
            LiveObject unused = shop.cluster.create(Manifest.of(Tree.of(object)), new WriteOptions(manager, false));
        }
    }

    private void madeByKubectl() {
        madeBy(KUBECTL, Map.of(LAST_APPLIED, "{}", "example.com/team", "shop"));
    }

    private DeployReport adopt() {
        shop.events.clear();
        return Deployer.on(shop.cluster).adopt(shop.environment, V1, shop.options, shop.listener, shop.cancellation);
    }

    private Tree web() {
        return shop.deployment("shop-web");
    }

    private Tree container() {
        return web().at("spec", "template", "spec", "containers").items().get(0);
    }

    private List<String> replicaSets() {
        List<String> names = new ArrayList<>();
        shop.cluster
                .list(Selection.all(ObjectKind.REPLICA_SET, "shop"))
                .items()
                .forEach(set -> names.add(set.ref().name()));
        return names;
    }

    private Map<String, String> fieldsByManager() {
        Map<String, String> owners = new LinkedHashMap<>();
        for (Tree entry : web().at("metadata", "managedFields").items()) {
            if (!entry.at("subresource").isPresent()) {
                owners.put(
                        entry.at("manager").text().orElse(""),
                        entry.at("fieldsV1").toJsonLine());
            }
        }
        return owners;
    }

    @Test
    void aDeployOfAnotherRevisionIsRefusedWithTheWayOut() {
        madeByKubectl();

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, () -> shop.deploy(V2));

        assertThat(refusal.refusals())
                .extracting(Finding::fact, Finding::nextStep)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "Deployment shop-web: the field .spec.template.spec.containers[name=\"web\"].image belongs to"
                                + " \"kubectl-client-side-apply\", which set it to \"ghcr.io/acme/shop:v1\"; the definition"
                                + " says \"ghcr.io/acme/shop:v2\"",
                        "To take over what \"kubectl-client-side-apply\" set, run adopt default, which shows it first, or"
                                + " deploy with --adopt."));
    }

    @Test
    void whatKubectlAppliedIsAdoptedWithoutARestart() {
        madeByKubectl();
        Tree before = web();
        List<String> sets = replicaSets();

        DeployReport report = adopt();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(web().at("spec")).isEqualTo(before.at("spec"));
        assertThat(web().at("metadata", "annotations").entries()).doesNotContainKey(LAST_APPLIED);
        assertThat(web().at("metadata", "annotations", "example.com/team").text())
                .contains("shop");
        assertThat(fieldsByManager().get("railsk")).contains("f:image", "f:replicas", "f:livenessProbe", "f:selector");
        assertThat(fieldsByManager().get(KUBECTL))
                .contains("f:example.com/team")
                .doesNotContain("f:image", "last-applied", "f:livenessProbe", "f:failureThreshold");
        assertThat(shop.events(DeployEvent.FieldsTaken.class))
                .extracting(
                        event -> event.object().toString() + " " + event.taken().manager())
                .containsExactly(
                        "Service shop-web " + KUBECTL,
                        "PodDisruptionBudget shop-web-pdb " + KUBECTL,
                        "Deployment shop-web " + KUBECTL);
        assertThat(shop.deploy(V1).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicaSets()).hasSize(1).containsAll(sets);
    }

    @Test
    void aSecondAdoptionWritesNothing() {
        madeByKubectl();
        adopt();
        Map<String, String> versions = shop.versions();

        DeployReport again = adopt();

        assertThat(again.isUnchanged()).isTrue();
        assertThat(shop.versions()).isEqualTo(versions);
        assertThat(shop.events(DeployEvent.FieldsTaken.class)).isEmpty();
    }

    @Test
    void whatLeavesTheDefinitionLeavesTheObject() {
        madeByKubectl();
        adopt();
        shop.environment = defined(web -> web.replicas(1).noScratch().noLiveness());

        assertThat(shop.deploy(V1).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(container().at("livenessProbe").isPresent()).isFalse();
        assertThat(container().at("env").toJsonLine()).doesNotContain("MODE");
    }

    @Test
    void aDeployMayAdoptOnItsWay() {
        madeByKubectl();
        shop.options = DeployOptions.DEFAULT.adopt();

        assertThat(shop.deploy(V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(container().at("image").text()).contains("ghcr.io/acme/shop:v2");
        assertThat(fieldsByManager().get("railsk")).contains("f:image", "f:replicas");
        assertThat(fieldsByManager().get(KUBECTL)).doesNotContain("f:image");
        assertThat(shop.events(DeployEvent.FieldsTaken.class)).hasSize(3);
    }

    @Test
    void aDeployThatAdoptsMovesOwnersOfUnchangedObjectsToo() {
        madeByKubectl();
        shop.options = DeployOptions.DEFAULT.adopt();

        assertThat(shop.deploy(V1).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(fieldsByManager().get(KUBECTL)).doesNotContain("f:image");
        shop.options = DeployOptions.DEFAULT;
        assertThat(shop.deploy(V1).isUnchanged()).isTrue();
    }

    @Test
    void aDryRunTellsWhatWouldBeTaken() {
        madeByKubectl();
        shop.options = DeployOptions.DEFAULT.adopt().dryRun();
        Map<String, String> versions = shop.versions();

        assertThat(shop.deploy(V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(shop.events(DeployEvent.FieldsTaken.class))
                .extracting(DeployEvent.FieldsTaken::isDryRun)
                .containsExactly(true, true, true);
        assertThat(shop.versions()).isEqualTo(versions);
    }

    @Test
    void aHelmReleaseIsNamed() {
        madeBy("helm", Map.of("meta.helm.sh/release-name", "web", "meta.helm.sh/release-namespace", "shop"));

        DeployReport report = adopt();

        assertThat(report.warnings())
                .containsExactly(
                        "Helm release web in namespace shop made Service shop-web and 2 more: helm upgrade would"
                                + " still change them, and helm uninstall delete them. Once all is deployed by railsk, delete Helm's"
                                + " memory of the release, and that only: kubectl delete secret --namespace shop --selector"
                                + " owner=helm,name=web");
        assertThat(fieldsByManager().get("helm")).doesNotContain("f:image").contains("meta.helm.sh/release-name");
    }

    @Test
    void whatIsInAnotherManagersHandsStopsAnAdoption() {
        madeBy("some-operator", Map.of());

        ApplyRefusedException refusal = catchThrowableOfType(ApplyRefusedException.class, () -> {
            shop.options = DeployOptions.DEFAULT.adopt();
            shop.deploy(V2);
        });

        assertThat(refusal.refusals())
                .extracting(Finding::nextStep)
                .containsExactly(
                        "To leave it to \"some-operator\", write conflict(\"Deployment\", \"shop-web\","
                                + " \"spec.template.spec.containers[name=web].image\", CONFLICT_YIELD); to take it, CONFLICT_TAKE.");
        assertThat(fieldsByManager()).doesNotContainKey("railsk");
    }

    @Test
    void anObjectThatIsNotThereIsLeftToTheDeploy() {
        DeployReport report = adopt();

        assertThat(report.objects())
                .extracting(ObjectOutcome::result, ObjectOutcome::detail)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                        ObjectOutcome.Result.NOT_APPLIED, "it is not there: a deploy makes it"));
    }

    @Test
    void anObjectWithoutOwnersIsAdopted() {
        madeBy(KUBECTL, Map.of());
        LiveObject live = shop.cluster
                .get(new dev.railsk.cluster.ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-web"))
                .orElseThrow();
        Tree nobody = Tree.of(Map.of("metadata", Map.of("managedFields", List.of())));
        LiveObject unused = shop.cluster.patch(live, nobody, WriteOptions.write());

        assertThat(adopt().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.deploy(V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(container().at("image").text()).contains("ghcr.io/acme/shop:v2");
        assertThat(fieldsByManager()).doesNotContainKey("before-first-apply");
    }

    @Test
    void anotherWriterInBetweenMakesItStartOver() {
        madeByKubectl();
        FaultyCluster faulty = FaultyCluster.over(shop.cluster)
                .fail(Calls.patch().named("shop-web").times(2), Fault.conflict("the object has been modified"));

        DeployReport report =
                Deployer.on(faulty).adopt(shop.environment, V1, shop.options, shop.listener, shop.cancellation);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(fieldsByManager().get(KUBECTL)).doesNotContain("f:image");
    }

    @Test
    void aDeployThatIsKilledBetweenTakingAndApplyingIsContinuedByAnyOther() {
        madeByKubectl();
        FaultyCluster faulty =
                FaultyCluster.over(shop.cluster).fail(Calls.apply().about(ObjectKind.DEPLOYMENT), Fault.unreachable());
        DeployOptions adopting = DeployOptions.DEFAULT.adopt();
        assertThat(catchThrowableOfType(NoConnectionException.class, () -> Deployer.on(faulty)
                        .deploy(shop.environment, V2, adopting, shop.listener, shop.cancellation)))
                .isNotNull();
        assertThat(fieldsByManager().get("railsk")).contains("f:image");
        assertThat(container().at("image").text()).contains("ghcr.io/acme/shop:v1");

        assertThat(shop.deploy(V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(container().at("image").text()).contains("ghcr.io/acme/shop:v2");
    }

    @Test
    void aNumberThatAnAutoscalerIsToDecideStaysInBetween() {
        shop.environment = defined(web -> web.replicas(3).noScratch());
        madeByKubectl();
        shop.environment = defined(web -> web.scale(Scale.byOthers()).noScratch());
        shop.options = DeployOptions.DEFAULT.adopt();

        assertThat(shop.deploy(V2).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(web().at("spec", "replicas").integer()).contains(3L);
        assertThat(fieldsByManager().get("railsk")).doesNotContain("f:replicas");
        assertThat(fieldsByManager().get(KUBECTL)).contains("f:replicas");
    }

    @Test
    void theDifferenceShowsWhatWouldBeTakenAndChanged() {
        madeByKubectl();

        EnvironmentDiff diff = Deployer.on(shop.cluster).adoption(shop.environment, V2);

        assertThat(diff.objects())
                .filteredOn(object -> object.object().kind().equals(ObjectKind.DEPLOYMENT))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.taken()).singleElement().satisfies(taken -> {
                        assertThat(taken.manager()).isEqualTo(KUBECTL);
                        assertThat(taken.fields()).contains(".spec.replicas");
                    });
                    assertThat(object.differences())
                            .extracting(difference -> difference.found() + " -> " + difference.wanted())
                            .containsExactly("\"ghcr.io/acme/shop:v1\" -> \"ghcr.io/acme/shop:v2\"");
                });
    }
}
