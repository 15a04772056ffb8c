package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.image.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Isolated;

/** Two deploys at once on an API server, one of them in a process that is killed. Workloads have no pods, so that no node is needed. */
@Isolated("how long a lock is waited for is measured")
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class LockIT {

    private static final String NAMESPACE =
            "railsk-lock-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Revision REVISION = Revision.of("abcd123");
    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");
    private static final DeployedBy CI = new DeployedBy("bot", "https://ci.example/runs/42");

    private static final int KILLED = 137;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration TO_SPARE = Duration.ofSeconds(10);

    private static final Cluster CLUSTER = open();

    private static Cluster open() {
        return Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
                .open();
    }

    private static Environment environment(String app, String namespace) {
        return RailsApp.define(app, shop -> shop.image("ghcr.io/acme/shop")
                        .namespace(namespace)
                        .noMigration()
                        .web(web -> web.host(app + ".example").noReplicas()))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    @AfterAll
    static void close() {
        CLUSTER.get(new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE))
                .ifPresent(made -> CLUSTER.delete(made.ref(), DeleteOptions.of(made)));
        CLUSTER.close();
    }

    /** A process that deploys, and is gone from one moment to the next as soon as it applies. */
    static final class Killed {

        private Killed() {}

        public static void main(String... args) {
            DeployListener halt = event -> {
                if (event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.APPLY) {
                    Runtime.getRuntime().halt(KILLED);
                }
            };
            try (Cluster cluster = open()) {
                Deployer.on(cluster)
                        .deploy(
                                environment(args[0], args[1]),
                                REVISION,
                                DeployOptions.DEFAULT.by(CI),
                                halt,
                                new Cancellation());
            }
        }
    }

    @Test
    void isTakenOverWithinTheLeaseFromAProcessThatWasKilled() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        "killed",
                        NAMESPACE)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(killed.exitValue()).isEqualTo(KILLED);
        Environment environment = environment("killed", NAMESPACE);
        LockState left = Deployer.on(CLUSTER).lock(environment);
        assertThat(left.isHeld()).isTrue();
        assertThat(left.holder().by()).isEqualTo(CI);

        List<Duration> waits = new ArrayList<>();
        DeployReport report = Deployer.on(CLUSTER)
                .deploy(
                        environment,
                        REVISION,
                        DeployOptions.DEFAULT.by(JANE),
                        event -> {
                            if (event instanceof DeployEvent.StepEnded end
                                    && end.step().kind() == Step.Kind.LOCK) {
                                waits.add(end.took());
                            }
                        },
                        new Cancellation());

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("took over the lock of " + CI));
        assertThat(waits).singleElement(as(DURATION)).isBetween(LEASE, LEASE.plus(TO_SPARE));
        assertThat(Deployer.on(CLUSTER).lock(environment).isHeld()).isFalse();
    }

    @Test
    void refusesASecondDeployAndTellsWhoseTheFirstIs() throws Exception {
        Environment environment = environment("twice", NAMESPACE);
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<DeployReport> first = CompletableFuture.supplyAsync(() -> Deployer.on(CLUSTER)
                .deploy(
                        environment,
                        REVISION,
                        DeployOptions.DEFAULT.by(CI),
                        event -> {
                            if (event instanceof DeployEvent.StepStarted step
                                    && step.step().kind() == Step.Kind.APPLY) {
                                isHeld.countDown();
                                await(mayEnd);
                            }
                        },
                        new Cancellation()));
        assertThat(isHeld.await(60, TimeUnit.SECONDS)).isTrue();

        Instant begun = Instant.now();
        LockedException refused = catchThrowableOfType(
                LockedException.class, () -> Deployer.on(CLUSTER).deploy(environment, REVISION));
        Duration took = Duration.between(begun, Instant.now());
        mayEnd.countDown();

        assertThat(refused.state().holder().by()).isEqualTo(CI);
        assertThat(took).isLessThan(HEARTBEAT.plus(TO_SPARE));
        assertThat(first.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(Deployer.on(CLUSTER).deploy(environment, REVISION).outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
