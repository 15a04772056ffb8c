package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.TargetCluster;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a deploy once did without a word, or told as something else. */
class DeployFaultsTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");

    private final FakeCluster cluster = FakeCluster.start();
    private final Deployer deployer = Deployer.on(cluster);

    private static Environment shop(boolean restartsAfter) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> web.replicas(1))
                        .accessory("postgres", postgres -> postgres.image("postgres:15"))
                        .migration(migration -> {
                            if (restartsAfter) {
                                migration.restartAfter();
                            }
                        }))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private Tree web() {
        return get(ObjectKind.DEPLOYMENT, "shop-web");
    }

    private Tree get(ObjectKind kind, String name) {
        return cluster.get(new ObjectRef(kind, "shop", name)).orElseThrow().content();
    }

    @Test
    void refusesAnotherClusterWithoutAsking() {
        Environment elsewhere = RailsApp.define("shop", app -> app.image("a/b")
                        .web(web -> {})
                        .overlay("production", production -> production.cluster(TargetCluster.context("production"))))
                .environment("production");

        PreflightRefusedException refusal =
                catchThrowableOfType(PreflightRefusedException.class, () -> deployer.deploy(elsewhere, V1));

        assertThat(refusal.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("wrong-cluster");
            assertThat(finding.fact())
                    .isEqualTo("environment production lives in the cluster of context production, but this is context"
                            + " fake");
        });
        assertThat(cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", "shop"))).isEmpty();
    }

    @Test
    void takesTheClusterThatItNames() {
        Environment here = RailsApp.define("shop", app -> app.image("a/b")
                        .web(web -> {})
                        .noMigration()
                        .cluster(TargetCluster.server("https://elsewhere.example")))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(catchThrowableOfType(PreflightRefusedException.class, () -> deployer.deploy(here, V1)))
                .isNotNull();
        assertThat(deployer.deploy(
                                RailsApp.define("shop", app -> app.image("a/b")
                                                .web(web -> {})
                                                .noMigration()
                                                .cluster(TargetCluster.context("fake")))
                                        .environment(RailsApp.DEFAULT_ENVIRONMENT),
                                V1)
                        .outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void warnsOfATagThatMoves() {
        assertThat(deployer.deploy(shop(false), Revision.of("latest")).warnings())
                .anyMatch(warning -> warning.startsWith("the revision \"latest\" may mean another build tomorrow"));
    }

    @Test
    void namesTheWordWhenAMigrationRanBehindAnUpgrade() {
        deployer.deploy(shop(false), V1);

        DeployReport report = deployer.deploy(shop(false), V2);

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("migration(m -> m.restartAfter())"));
        assertThat(deployer.deploy(shop(false), V2).warnings()).isEmpty();
    }

    @Test
    void restartsOnceAfterAMigrationThatRanBehindTheRollout() {
        DeployReport first = deployer.deploy(shop(true), V1);
        long generation = web().at("metadata", "generation").integer().orElseThrow();

        DeployReport second = deployer.deploy(shop(true), V1);

        assertThat(first.steps()).extracting(report -> report.step().kind()).contains(Step.Kind.RESTART);
        assertThat(web().at("spec", "template", "metadata", "annotations", "railsk.dev/restarted-for")
                        .text())
                .contains("v1");
        assertThat(second.isUnchanged()).isTrue();
        assertThat(web().at("metadata", "generation").integer()).contains(generation);
        assertThat(get(new ObjectKind("apps/v1", "StatefulSet"), "shop-postgres")
                        .at("metadata", "generation")
                        .integer())
                .as("a database knows its columns")
                .contains(1L);
    }

    @Test
    void doesNotRestartWhenTheMigrationComesFirst() {
        DeployOptions before = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE);

        DeployReport report = deployer.deploy(shop(true), V1, before, DeployListener.silent(), new Cancellation());

        assertThat(report.steps()).extracting(step -> step.step().kind()).doesNotContain(Step.Kind.RESTART);
    }

    @Test
    void refusesAContainerThatOthersPutBesideOurs() {
        deployer.deploy(shop(false), V1);
        Map<String, Object> stranger = new LinkedHashMap<>(Map.of("name", "old-web", "image", "shop:old"));
        cluster.put(withContainer(web(), stranger));

        ApplyRefusedException refusal =
                catchThrowableOfType(ApplyRefusedException.class, () -> deployer.deploy(shop(false), V2));

        assertThat(refusal.refusals()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("foreign-container");
            assertThat(finding.fact())
                    .isEqualTo("Deployment shop-web has a container \"old-web\" that the definition lacks: it would run"
                            + " beside ours");
        });
    }

    private static Tree withContainer(Tree deployment, Map<String, Object> container) {
        Map<String, Object> content = copy(deployment);
        Map<String, Object> spec = copy(deployment.at("spec"));
        Map<String, Object> template = copy(deployment.at("spec", "template"));
        Map<String, Object> pod = copy(deployment.at("spec", "template", "spec"));
        List<Object> containers = new ArrayList<>();
        deployment.at("spec", "template", "spec", "containers").items().forEach(each -> containers.add(each.value()));
        containers.add(container);
        pod.put("containers", containers);
        template.put("spec", pod);
        spec.put("template", template);
        content.put("spec", spec);
        return Tree.of(content);
    }

    private static Map<String, Object> copy(Tree tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.entries().forEach((key, value) -> copy.put(key, value.value()));
        return copy;
    }

    @Test
    void takesAServerThatStaysBusyForNoAnswer() {
        FaultyCluster busy = FaultyCluster.over(cluster).fail(Calls.dryRun(), Fault.busy(429));

        NoConnectionException end = catchThrowableOfType(
                NoConnectionException.class, () -> Deployer.on(busy).deploy(shop(false), V1));

        assertThat(end).hasMessageContaining("Try again later.");
        assertThat(end.report().outcome()).isEqualTo(Outcome.NO_CONNECTION);
    }

    @Test
    void goesOnWhateverAListenerThrows() {
        DeployReport report = deployer.deploy(
                shop(false),
                V1,
                DeployOptions.DEFAULT,
                event -> {
                    throw new StackOverflowError("a listener's own");
                },
                new Cancellation());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("the listener broke on Started"));
    }

    @Test
    void goesOnWhenAListenerThrowsACheckedExceptionUnseen() {
        List<DeployEvent> told = new ArrayList<>();

        DeployReport report = deployer.deploy(
                shop(false),
                V1,
                DeployOptions.DEFAULT,
                event -> {
                    told.add(event);
                    if (event instanceof DeployEvent.ObjectApplied) {
                        throwUnseen(new IOException("a listener's own"));
                    }
                },
                new Cancellation());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .contains("the listener broke on ObjectApplied with java.io.IOException and is told nothing more");
        assertThat(told).hasAtLeastOneElementOfType(DeployEvent.ObjectApplied.class);
        assertThat(told).noneMatch(DeployEvent.Finished.class::isInstance);
    }

    @Test
    void reportsThoughTheListenerBreaksOnTheEnd() {
        DeployReport report = deployer.deploy(
                shop(false),
                V1,
                DeployOptions.DEFAULT,
                event -> {
                    if (event instanceof DeployEvent.Finished) {
                        throw new OutOfMemoryError("a listener's own");
                    }
                },
                new Cancellation());

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void takesAnInterruptOfAListenerForAWishToStop() {
        DeployException end = catchThrowableOfType(
                DeployException.class,
                () -> deployer.deploy(
                        shop(false),
                        V1,
                        DeployOptions.DEFAULT,
                        event -> throwUnseen(new InterruptedException()),
                        new Cancellation()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(end.report().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @SuppressWarnings("unchecked") // as Kotlin does, which knows no checked exceptions
    private static <E extends Throwable> void throwUnseen(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
