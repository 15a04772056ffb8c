package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.LockedException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.SupersededException;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock of an environment: two deploys do not meet, and one that was killed holds up nobody for long. */
@Timeout(60)
class LockTest {

    private static final Environment SHOP = RailsApp.define(
                    "shop", app -> app.image("ghcr.io/acme/shop").web(web -> web.host("shop.example")))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private static final Revision REVISION = Revision.of("abcd123");
    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");
    private static final DeployedBy CI = new DeployedBy("bot", "https://ci.example/runs/42");
    private static final ObjectRef LEASE =
            new ObjectRef(new ObjectKind("coordination.k8s.io/v1", "Lease"), "shop", "railsk-shop-default");

    private final FakeCluster cluster = FakeCluster.start();

    private DeployReport deploy(DeployOptions options, DeployListener listener) {
        return Deployer.on(cluster).deploy(SHOP, REVISION, options, listener, new Cancellation());
    }

    private static DeployOptions by(DeployedBy who) {
        return DeployOptions.DEFAULT.by(who);
    }

    /** A Lease as a deploy leaves it that was killed. */
    private void leftBy(DeployedBy who) {
        cluster.put(Tree.ofYaml(
                """
                        apiVersion: coordination.k8s.io/v1
                        kind: Lease
                        metadata:
                          name: railsk-shop-default
                          namespace: shop
                          annotations:
                            railsk.dev/by: BY
                            railsk.dev/from: FROM
                            railsk.dev/revision: "1111111"
                            railsk.dev/step: await
                        spec:
                          holderIdentity: another
                          leaseDurationSeconds: 15
                          leaseTransitions: 6
                          acquireTime: "2026-01-01T00:00:00.000000Z"
                          renewTime: "2026-01-01T00:00:00.000000Z"
                        """
                        .replace("BY", who.name())
                        .replace("FROM", who.place()),
                "a test"));
    }

    @Test
    void isTakenBeforeAnythingIsJudgedAndGivenBackAtTheEnd() {
        List<Step.Kind> steps = new ArrayList<>();
        DeployReport report = deploy(by(JANE), event -> {
            if (event instanceof DeployEvent.StepStarted step) {
                steps.add(step.step().kind());
            }
        });

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(steps).startsWith(Step.Kind.PREFLIGHT, Step.Kind.LOCK, Step.Kind.DRY_RUN);
        LockState state = Deployer.on(cluster).lock(SHOP);
        assertThat(state.isHeld()).isFalse();
        assertThat(state.token()).isEqualTo(1);
        assertThat(state.holder().by()).isEqualTo(JANE);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("railsk-lock");
    }

    @Test
    void isGivenBackThoughItWasWrittenMeanwhile() {
        cluster.namespace("shop");
        int[] notes = {0};
        DeployReport report = deploy(by(JANE), event -> {
            if (event instanceof DeployEvent.StepEnded) {
                notes[0]++;
                cluster.get(LEASE)
                        .ifPresent(lease -> cluster.put(Edit.merge("metadata: {labels: {note: \"" + notes[0] + "\"}}")
                                .apply(Manifest.of(lease.content()))
                                .tree()));
            }
        });

        assertThat(report.warnings()).isEmpty();
        assertThat(Deployer.on(cluster).lock(SHOP).isHeld()).isFalse();
    }

    @Test
    void isNotTouchedByADryRun() {
        cluster.namespace("shop");
        deploy(DeployOptions.DEFAULT.dryRun(), DeployListener.silent());

        assertThat(cluster.get(LEASE)).isEmpty();
    }

    @Test
    void isTakenOverFromADeployThatWasKilled() {
        cluster.namespace("shop");
        leftBy(CI);
        List<DeployEvent> events = new ArrayList<>();
        DeployReport report = deploy(by(JANE), events::add);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .contains(
                        "took over the lock of bot (https://ci.example/runs/42), which deploys 1111111 (await): it was"
                                + " not renewed for 15 s, so that deploy was killed or cut off");
        assertThat(report.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(events).filteredOn(DeployEvent.LockAwaited.class::isInstance).hasSize(1);
        assertThat(Deployer.on(cluster).lock(SHOP).token()).isEqualTo(7);
    }

    @Test
    void refusesASecondDeployWhileTheFirstLives() throws Exception {
        try (First first = new First()) {
            LockedException refused =
                    catchThrowableOfType(LockedException.class, () -> deploy(by(JANE), DeployListener.silent()));

            assertThat(refused)
                    .hasMessageStartingWith(
                            "the deploy of shop to default was refused: bot (https://ci.example/runs/42),"
                                    + " which deploys abcd123 (")
                    .hasMessageContaining("holds the lock. Nothing was written.");
            assertThat(refused.report().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.state().holder().by()).isEqualTo(CI);
            first.goOn();
            assertThat(first.report().outcome()).isEqualTo(Outcome.SUCCEEDED);
        }
    }

    @Test
    void waitsForTheFirstAsLongAsItIsTold() throws Exception {
        try (First first = new First()) {
            CompletableFuture<DeployReport> second =
                    CompletableFuture.supplyAsync(() -> deploy(by(JANE).waitForLock(Duration.ofMinutes(30)), event -> {
                        if (event instanceof DeployEvent.LockAwaited) {
                            first.goOn();
                        }
                    }));

            assertThat(first.report().outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(second.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.SUCCEEDED);
        }
    }

    @Test
    void stopsADeployWhoseLockWasBroken() throws Exception {
        try (First first = new First()) {
            LockState broken = Deployer.on(cluster).breakLock(SHOP, JANE);
            assertThat(broken.holder().by()).isEqualTo(CI);
            first.goOn();

            assertThatThrownBy(first::report)
                    .hasCauseInstanceOf(SupersededException.class)
                    .hasMessageContaining("stopped before its next write: the lock was broken by jane (laptop)");
            LiveObject lease = cluster.get(LEASE).orElseThrow();
            assertThat(lease.content().at("spec", "holderIdentity").text()).contains("");
        }
    }

    @Test
    void breaksWhatNobodyHoldsWithoutAWord() {
        assertThat(Deployer.on(cluster).breakLock(SHOP, JANE)).isEqualTo(LockState.FREE);
    }

    /** A deploy that has its lock, and waits in the rollout until it may go on. */
    private final class First implements AutoCloseable {

        private final CountDownLatch isAwaiting = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private final CompletableFuture<DeployReport> work;

        First() throws InterruptedException {
            work = CompletableFuture.supplyAsync(() -> deploy(by(CI), this::onEvent));
            assertThat(isAwaiting.await(20, TimeUnit.SECONDS)).isTrue();
        }

        private void onEvent(DeployEvent event) {
            boolean isApply =
                    event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.APPLY;
            if (isApply) {
                isAwaiting.countDown();
                ClusterTime time = cluster.time();
                while (mayGoOn.getCount() > 0) {
                    try {
                        time.sleep(Duration.ofSeconds(1));
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
                try {
                    // One heartbeat more, by which it learns what others did.
                    time.sleep(Duration.ofSeconds(6));
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        void goOn() {
            mayGoOn.countDown();
        }

        DeployReport report() throws Exception {
            return work.get(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            goOn();
        }
    }
}
