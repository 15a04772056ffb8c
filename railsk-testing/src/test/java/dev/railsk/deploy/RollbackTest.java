package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.Secrets;
import dev.railsk.definition.TargetCluster;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Release.State;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history of an environment's releases, and the way back to an earlier one. */
class RollbackTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");

    private final ShopDeploy shop = ShopDeploy.ready();

    private Deployer deployer() {
        return Deployer.on(shop.cluster);
    }

    private DeployReport rollback() {
        shop.events.clear();
        return deployer().rollback(shop.environment, shop.options, shop.listener, shop.cancellation);
    }

    private DeployReport rollback(int number) {
        shop.events.clear();
        return deployer().rollback(shop.environment, number, shop.options, shop.listener, shop.cancellation);
    }

    private PreflightRefusedException refused(Runnable rollback) {
        return catchThrowableOfType(PreflightRefusedException.class, rollback::run);
    }

    private String image(String workload) {
        return shop.deployment(workload)
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0)
                .at("image")
                .text()
                .orElseThrow();
    }

    private List<String> history() {
        List<String> lines = new ArrayList<>();
        for (Release release : deployer().history(shop.environment)) {
            lines.add(release.number() + " " + release.work() + " " + release.revision() + " "
                    + release.ending()
                            .outcome()
                            .map(Enum::name)
                            .orElse(release.ending().state().name()));
        }
        return lines;
    }

    @Test
    void listsReleasesTheNewestFirst() {
        shop.options = DeployOptions.DEFAULT.by(JANE);
        shop.deploy(V1);
        shop.cluster.workload("web", dev.railsk.testing.cluster.Outcome.imageMissing());
        assertThatThrownBy(() -> shop.deploy(V2)).isInstanceOf(RolloutFailedException.class);

        List<Release> history = deployer().history(shop.environment);

        assertThat(history()).containsExactly("2 deploy v2 ROLLOUT_FAILED", "1 deploy v1 SUCCEEDED");
        Release first = history.get(1);
        assertThat(first.by()).isEqualTo(JANE);
        assertThat(first.results().objects())
                .hasSize(6)
                .extracting(ObjectOutcome::result)
                .containsOnly(ObjectOutcome.Result.CREATED);
        assertThat(first.results().migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
        assertThat(first.ending().at()).isPresent();
    }

    @Test
    void marksTheOneThatRuns() {
        List<State> seen = new ArrayList<>();
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.AWAIT) {
                seen.add(deployer().history(shop.environment).get(0).ending().state());
            }
        };

        shop.deploy(V1);

        assertThat(seen).containsExactly(State.RUNNING);
    }

    @Test
    void knowsNothingOfAnEnvironmentThatWasNeverDeployed() {
        assertThat(deployer().history(shop.environment)).isEmpty();
    }

    @Test
    void goesBackToTheLastGoodRelease() {
        shop.deploy(V1);
        shop.cluster.workload("web", dev.railsk.testing.cluster.Outcome.imageMissing());
        assertThatThrownBy(() -> shop.deploy(V2)).isInstanceOf(RolloutFailedException.class);
        shop.cluster.workload("web", dev.railsk.testing.cluster.Outcome.well());

        DeployReport report = rollback();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.revision()).isEqualTo("v1");
        assertThat(image("shop-web")).isEqualTo("ghcr.io/acme/shop:v1");
        assertThat(history())
                .containsExactly("3 rollback to 1 v1 SUCCEEDED", "2 deploy v2 ROLLOUT_FAILED", "1 deploy v1 SUCCEEDED");
    }

    @Test
    void leavesOutReleasesOfTheSameSet() {
        shop.deploy(V1);
        shop.deploy(V2);
        shop.deploy(V2);

        assertThat(rollback().revision()).isEqualTo("v1");
    }

    @Test
    void goesBackToTheNumberThatIsNamed() {
        shop.deploy(V1);
        shop.deploy(V2);
        shop.deploy(Revision.of("v3"));

        assertThat(rollback(1).revision()).isEqualTo("v1");
        assertThat(deployer().history(shop.environment).get(0).work())
                .isEqualTo(new Release.Work(Release.Kind.ROLLBACK, "v1", 1));
    }

    @Test
    void runsNoMigrationAndSaysWhatTheDatabaseIsLike() {
        shop.deploy(V1);
        shop.deploy(V2);

        DeployReport report = rollback();

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.NOT_RUN);
        assertThat(report.steps()).extracting(step -> step.step().kind()).doesNotContain(Step.Kind.MIGRATE);
        assertThat(report.warnings())
                .containsExactly("a rollback runs no migration: the database stays as release 2 (v2) left it");
    }

    @Test
    void deploysWhatWasRenderedThenNotWhatTheDefinitionSaysNow() {
        shop.deploy(V1);
        shop.environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .secret(Secrets.existing("new-secrets", "TOKEN"))
                        .web(web -> web.host("other.example").replicas(3))
                        .worker("mailers", worker -> worker.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        shop.cluster.secret("shop", "new-secrets", "TOKEN");
        shop.deploy(V2);
        shop.cluster.delete(new dev.railsk.cluster.ObjectRef(ObjectKind.SECRET, "shop", "new-secrets"));

        DeployReport report = rollback(1);

        assertThat(report.workloads()).extracting(WorkloadStatus::workload).containsExactly("web", "sidekiq");
        assertThat(shop.deployment("shop-web").at("spec", "replicas").integer()).contains(2L);
        assertThat(shop.cluster.get(new dev.railsk.cluster.ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-mailers")))
                .isEmpty();
    }

    @Test
    void refusesWhereThereIsNothingToGoBackTo() {
        assertThat(refused(this::rollback))
                .hasMessage(
                        """
                        could not deploy shop to default: 1 thing is in the way, and nothing was written
                          1. there is nothing to roll back to: no release of shop in default is recorded
                             at namespace shop
                             Deploy a revision instead, or name a release: history default lists them.""");
        shop.deploy(V1);
        shop.deploy(V1);

        assertThat(refused(this::rollback).findings())
                .extracting(Finding::fact)
                .containsExactly("there is nothing to roll back to: no release of shop in default before the newest one"
                        + " succeeded with another set than that has");
    }

    @Test
    void refusesANumberThatIsNotRecorded() {
        shop.deploy(V1);
        shop.deploy(V2);

        assertThat(refused(() -> rollback(7)).findings())
                .containsExactly(new Finding(
                        "no-release",
                        "no release 7 of shop in default is recorded",
                        "namespace shop",
                        "Name one of: 1, 2."));
    }

    @Test
    void refusesAMigrationAsItHasNoSet() {
        shop.deploy(V1);
        deployer().migrate(shop.environment, V2, shop.options, shop.listener, shop.cancellation);

        assertThat(refused(() -> rollback(2)).findings())
                .extracting(Finding::fact)
                .containsExactly("release 2 (migration for v2 by a program (a place that it does not tell)) has no set:"
                        + " nothing but the migration was run");
    }

    @Test
    void refusesAnotherClusterBeforeItAsksForAnything() {
        shop.environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .cluster(TargetCluster.context("elsewhere"))
                        .web(web -> {}))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(refused(this::rollback).findings()).extracting(Finding::id).containsExactly("wrong-cluster");
    }

    @Test
    void writesNothingInADryRun() {
        shop.deploy(V1);
        shop.deploy(V2);
        shop.options = DeployOptions.DEFAULT.dryRun();

        DeployReport report = rollback();

        assertThat(report.isDryRun()).isTrue();
        assertThat(image("shop-web")).isEqualTo("ghcr.io/acme/shop:v2");
        assertThat(history()).hasSize(2);
    }

    @Test
    void takesASecretFromTheDefinitionThatStillHasIt() {
        ShopDeploy own = withSecret("TOKEN=swordfish-one");
        own.deploy(V1);
        own.deploy(V2);

        DeployReport report =
                Deployer.on(own.cluster).rollback(own.environment, own.options, own.listener, own.cancellation);

        assertThat(report.revision()).isEqualTo("v1");
        assertThat(report.objects())
                .extracting(outcome -> outcome.object().kind())
                .contains(ObjectKind.SECRET);
    }

    @Test
    void refusesASetOfWhoseSecretNobodyHasTheValues() {
        ShopDeploy own = withSecret("TOKEN=swordfish-one");
        own.deploy(V1);
        own.cluster.list(Selection.all(ObjectKind.SECRET, "shop")).items().stream()
                .map(LiveObject::ref)
                .filter(secret -> secret.name().startsWith("own-"))
                .forEach(own.cluster::delete);
        own.environment = secretShop("TOKEN=swordfish-two");
        own.deploy(V2);

        PreflightRefusedException refusal = refused(
                () -> Deployer.on(own.cluster).rollback(own.environment, own.options, own.listener, own.cancellation));

        assertThat(refusal.findings()).extracting(Finding::id).containsExactly("release-not-whole");
        assertThat(refusal.getMessage())
                .contains("release 1 (deploy of v1 by a program (a place that it does not tell)) had Secret own-")
                .contains(
                        "from its definition, and neither that nor the cluster has the same content now; no record holds the"
                                + " values of secrets")
                .contains("Deploy revision v1 with the definition of then, or put the values back into it.")
                .doesNotContain("swordfish");
    }

    private static ShopDeploy withSecret(String envFile) {
        ShopDeploy own = new ShopDeploy();
        own.environment = secretShop(envFile);
        own.cluster.namespace("shop");
        return own;
    }

    private static Environment secretShop(String envFile) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .secret(Secrets.plainText("own", own -> own.envFile(EnvFile.text(EnvDialect.DOTENV, envFile))))
                        .env(env -> env.allFromSecret("own"))
                        .web(web -> web.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    @Test
    void refusesWhatANewerRailskHasWritten() {
        shop.deploy(V1);
        newer(shop.cluster);

        assertThat(refused(this::rollback).findings()).extracting(Finding::id).containsExactly("release-format");
        ReleaseRecordException unread = catchThrowableOfType(
                ReleaseRecordException.class, () -> deployer().history(shop.environment));
        assertThat(unread)
                .hasMessage(
                        """
                        ConfigMap railsk-shop-default-1 has format 2, and this railsk reads format 1
                          at namespace shop
                          Use the version of railsk that wrote it, or a newer one.""");
    }

    private static void newer(FakeCluster cluster) {
        cluster.put(Tree.ofYaml(
                """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: railsk-shop-default-1
                          namespace: shop
                          labels:
                            railsk.dev/record: release
                            railsk.dev/app: shop
                            railsk.dev/environment: default
                        data: {release.json: '{"format": 2}'}
                        """,
                "a test"));
    }

    @Test
    void refusesWhenAnotherReleaseCameInBetween() {
        shop.deploy(V1);
        shop.deploy(V2);
        shop.listener = event -> {
            if (event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.PREFLIGHT) {
                Deployer.on(shop.cluster).deploy(shop.environment, Revision.of("v3"));
            }
        };

        assertThat(refused(this::rollback).findings())
                .containsExactly(new Finding(
                        "release-between",
                        "release 3 of shop to default came in between",
                        "environment default",
                        "Look with history default, then roll back again."));
        assertThat(image("shop-web")).isEqualTo("ghcr.io/acme/shop:v3");
    }
}
