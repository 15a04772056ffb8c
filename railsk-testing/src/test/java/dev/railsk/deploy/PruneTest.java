package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.EnvironmentDiff.Effect;
import dev.railsk.deploy.EnvironmentDiff.ObjectDiff;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What leaves the definition leaves the cluster at the end of a deploy that went well, and nothing else does. */
class PruneTest {

    private static final Revision V1 = Revision.of("v1");
    private static final ObjectKind CLAIM = new ObjectKind("v1", "PersistentVolumeClaim");

    private final FakeCluster cluster = FakeCluster.start();
    private final List<DeployEvent> events = new ArrayList<>();

    private static Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").namespace("shop").noMigration();
                    app.worker("one", worker -> worker.replicas(1));
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static Environment withTwo() {
        return shop(app -> app.worker("two", worker -> worker.replicas(1)));
    }

    private static Environment withoutTwo() {
        return shop(app -> {});
    }

    private static Environment withSetting(String value) {
        return shop(app -> app.config("shop-config", config -> config.value("SETTING", value))
                .env(env -> env.allFromConfig("shop-config")));
    }

    private DeployReport deploy(Environment environment) {
        return deploy(environment, DeployOptions.DEFAULT);
    }

    private DeployReport deploy(Environment environment, DeployOptions options) {
        events.clear();
        return Deployer.on(cluster).deploy(environment, V1, options, events::add, new Cancellation());
    }

    private static ObjectRef deployment(String name) {
        return new ObjectRef(ObjectKind.DEPLOYMENT, "shop", name);
    }

    private List<String> outcomes(DeployReport report, Result result) {
        return report.objects().stream()
                .filter(outcome -> outcome.result() == result)
                .map(outcome -> outcome.object() + (outcome.detail().isEmpty() ? "" : ": " + outcome.detail()))
                .toList();
    }

    @Test
    void deletesAWorkerThatIsNoLongerDefined() {
        deploy(withTwo());

        DeployReport report = deploy(withoutTwo());

        assertThat(outcomes(report, Result.DELETED))
                .containsExactly("Deployment shop-two", "PodDisruptionBudget shop-two-pdb");
        assertThat(report.isUnchanged()).isFalse();
        assertThat(report.warnings()).isEmpty();
        assertThat(cluster.get(deployment("shop-two"))).isEmpty();
        assertThat(cluster.get(deployment("shop-one"))).isPresent();
        assertThat(events)
                .filteredOn(DeployEvent.ObjectPruned.class::isInstance)
                .hasSize(2);
        assertThat(report.steps().get(report.steps().size() - 1).step()).isEqualTo(Step.of(Step.Kind.PRUNE));
    }

    @Test
    void forgetsWhatItHasDeleted() {
        deploy(withTwo());
        deploy(withoutTwo());

        DeployReport third = deploy(withoutTwo());

        assertThat(third.isUnchanged()).isTrue();
        assertThat(third.steps()).extracting(step -> step.step().kind()).doesNotContain(Step.Kind.PRUNE);
    }

    @Test
    void showsInADiffWhatADeployWouldDelete() {
        deploy(withTwo());

        EnvironmentDiff diff = Deployer.on(cluster).diff(withoutTwo(), V1);

        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.objects())
                .filteredOn(object -> object.effect() == Effect.DELETED)
                .extracting(ObjectDiff::object)
                .extracting(Object::toString)
                .containsExactly("Deployment shop-two", "PodDisruptionBudget shop-two-pdb");
        assertThat(cluster.get(deployment("shop-two"))).isPresent();
    }

    @Test
    void leavesWhatSomebodyElseMadeUnderTheSameName() {
        deploy(withTwo());
        Manifest two = withTwo().render(V1).get("Deployment", "shop-two");
        cluster.delete(deployment("shop-two"));
        cluster.put(Tree.of(two.tree().map()));

        DeployReport report = deploy(withoutTwo());

        assertThat(outcomes(report, Result.DELETED)).containsExactly("PodDisruptionBudget shop-two-pdb");
        assertThat(cluster.get(deployment("shop-two"))).isPresent();
    }

    @Test
    void keepsOldConfigWhileAReplicaSetReadsIt() {
        deploy(withSetting("a"));

        DeployReport report = deploy(withSetting("b"));

        assertThat(outcomes(report, Result.DELETED)).isEmpty();
        assertThat(outcomes(report, Result.KEPT))
                .singleElement()
                .asString()
                .matches("ConfigMap shop-config-[a-z0-9]+: (ReplicaSet|Pod) shop-one-\\S+ uses it");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void deletesOldConfigOnceNothingReadsIt() throws InterruptedException {
        deploy(withSetting("a"));
        deploy(withSetting("b"));
        removeOldReplicaSets();

        DeployReport report = deploy(withSetting("b"));

        assertThat(outcomes(report, Result.DELETED)).singleElement().asString().startsWith("ConfigMap shop-config-");
    }

    private void removeOldReplicaSets() throws InterruptedException {
        for (LiveObject set :
                cluster.list(Selection.all(ObjectKind.REPLICA_SET, "shop")).items()) {
            if (set.content().at("spec", "replicas").integer().orElse(0L) == 0) {
                cluster.delete(set.ref());
            }
        }
        cluster.time().sleep(Duration.ofMinutes(2));
    }

    @Test
    void leavesAClaimUnlessItIsNamed() {
        deploy(shop(app -> app.manifests(List.of(claim()))));

        DeployReport left = deploy(withoutTwo());

        assertThat(left.warnings())
                .containsExactly(
                        "PersistentVolumeClaim uploads is no longer defined and still there: railsk leaves it as"
                                + " it is, since it may hold data. Delete it with kubectl delete persistentvolumeclaim uploads"
                                + " --namespace shop when nothing needs it");
        assertThat(cluster.get(new ObjectRef(CLAIM, "shop", "uploads"))).isPresent();

        DeployReport named = deploy(
                withoutTwo(), DeployOptions.DEFAULT.prune(Pruning.ON.including("PersistentVolumeClaim/uploads")));

        assertThat(outcomes(named, Result.DELETED)).containsExactly("PersistentVolumeClaim uploads");
    }

    static Manifest claim() {
        return Manifest.of(Tree.ofYaml(
                """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: uploads
                  namespace: shop
                spec:
                  accessModes: [ReadWriteOnce]
                  resources:
                    requests:
                      storage: 1Gi
                """,
                "a test"));
    }

    @Test
    void deletesNothingAfterARolloutThatFailed() {
        deploy(withTwo());
        cluster.workload("one", Outcome.crashLoop());

        Assertions.assertThatThrownBy(() -> Deployer.on(cluster).deploy(withoutTwo(), Revision.of("v2")))
                .isInstanceOf(RolloutFailedException.class);

        assertThat(cluster.get(deployment("shop-two"))).isPresent();
    }

    @Test
    void tellsWhatItMayNotDelete() {
        deploy(withTwo());
        cluster.deny("delete", "deployments");

        DeployReport report = deploy(withoutTwo());

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(outcomes(report, Result.KEPT)).singleElement().asString().startsWith("Deployment shop-two: ");
        assertThat(outcomes(report, Result.DELETED)).containsExactly("PodDisruptionBudget shop-two-pdb");
    }

    @Test
    void leavesWhatItMayNotRead() {
        deploy(shop(app -> app.cron("tick", cron -> cron.at("0 0 1 1 *").command("bin/tick"))));
        cluster.deny("get", "cronjobs");

        DeployReport report = deploy(withoutTwo());

        assertThat(outcomes(report, Result.KEPT)).containsExactly("CronJob shop-tick: there is no right to read it");
    }

    @Test
    void keepsOldConfigWhileItMayNotKnowWhoReadsIt() throws InterruptedException {
        deploy(withSetting("a"));
        cluster.deny("list", "cronjobs");
        deploy(withSetting("b"));
        removeOldReplicaSets();

        DeployReport report = deploy(withSetting("b"));

        assertThat(outcomes(report, Result.KEPT))
                .singleElement()
                .asString()
                .endsWith(": there is no right to list cronjobs, one of which may use it");
    }
}
