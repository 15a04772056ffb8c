package dev.railsk.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class FakeClusterExtensionTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
                    .env(env -> env.allFromSecret("shop-secrets"))
                    .web(web -> web.replicas(1))
                    .worker("sidekiq", worker -> worker.replicas(1)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private static final ObjectRef SECRET = new ObjectRef(ObjectKind.SECRET, "shop", "shop-secrets");

    @RegisterExtension
    static final FakeClusterExtension CLUSTERS =
            FakeClusterExtension.ready(SHOP).with(cluster -> cluster.namespace("other"));

    private static void deploy(Cluster cluster) {
        Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));
    }

    @BeforeEach
    void findsWhatTheEnvironmentTakesForGranted(FakeCluster cluster) {
        assertThat(cluster.get(SECRET)).isPresent();
        assertThat(cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", "other")))
                .isPresent();
    }

    @Test
    void givesATestOneCluster(FakeCluster fake, FaultyCluster faulty, Cluster cluster) {
        fake.delete(SECRET);

        assertThat(faulty.get(SECRET)).isEmpty();
        assertThat(cluster).isSameAs(faulty);
    }

    @Test
    void scriptsWhatClassAndTestSay() {
        assertThat(run(Scripted.class)).isEmpty();
    }

    @Test
    void tellsHowTheClusterStoodWhereATestFails() {
        Map<String, Throwable> failures = run(Broken.class);

        assertThat(failed(failures, "fails(FakeCluster)")).hasMessage("as wanted");
        Throwable stood = failed(failures, "fails(FakeCluster)").getSuppressed()[0];
        assertThat(String.valueOf(stood.getMessage()).lines())
                .anyMatch(line -> line.startsWith("the fake cluster at 2026-01-05T"))
                .contains(
                        "  namespace shop",
                        "    Secret shop-secrets",
                        "    Deployment shop-web: 1 wanted, 1 updated, 0 ready")
                .anyMatch(line -> line.matches("    Pod shop-web-.*: Running"))
                .anyMatch(line -> line.startsWith("      container web is waiting: CrashLoopBackOff, "))
                .contains("        | no database")
                .anyMatch(line -> line.startsWith("    warning BackOff of Pod shop-web-"));
    }

    @Test
    void failsATestWhoseFaultNeverHappened() {
        assertThat(failed(run(Broken.class), "misspells(FaultyCluster)"))
                .hasMessage(
                        """
                        a fault never happened: apply of shop-wbe; there were 0 such calls
                          Calls of this sort were about shop-web, shop-web-pdb, shop-sidekiq, shop-sidekiq-pdb, shop-migrate-abcd123-1.""");
    }

    @Test
    void leavesAFailureAloneWhoseFaultNeverHappened() {
        assertThat(failed(run(Broken.class), "failsBefore(FaultyCluster)")).hasMessage("before");
    }

    @Test
    void tellsTheTargetsOfAMisspeltScript() {
        assertThat(failed(run(Broken.class), "misspellsATarget(Cluster)"))
                .hasMessageStartingWith(
                        "no workload, task or object \"sidekik\" in what is deployed to the fake cluster\n"
                                + "  Use one of sidekiq, ");
    }

    private static Throwable failed(Map<String, Throwable> failures, String test) {
        return Objects.requireNonNull(failures.get(test), test);
    }

    private static Map<String, Throwable> run(Class<?> tests) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failure -> failures.put(test.getDisplayName(), failure));
            }
        });
        return failures;
    }

    /** Run by the tests above only. */
    static class Broken {

        @RegisterExtension
        static final FakeClusterExtension CLUSTERS = FakeClusterExtension.ready(SHOP);

        @Test
        @ScriptedOutcome(target = "web", outcome = "database-refused")
        void fails(FakeCluster cluster) {
            cluster.workload("web", dev.railsk.testing.cluster.Outcome.crashLoop("no database"));
            assertThatThrownBy(() -> deploy(cluster)).isInstanceOf(RolloutFailedException.class);
            throw new IllegalStateException("as wanted");
        }

        @Test
        void misspells(FaultyCluster cluster) {
            cluster.fail(Calls.apply().named("shop-wbe"), Fault.unreachable());
            deploy(cluster);
        }

        @Test
        void failsBefore(FaultyCluster cluster) {
            cluster.fail(Calls.apply(), Fault.unreachable());
            throw new IllegalStateException("before");
        }

        @Test
        @ScriptedOutcome(target = "sidekik", outcome = "crash-loop")
        void misspellsATarget(Cluster cluster) {
            deploy(cluster);
        }
    }

    @ScriptedOutcome(target = "sidekiq", outcome = "image-missing")
    static class Scripted {

        @RegisterExtension
        static final FakeClusterExtension CLUSTERS = FakeClusterExtension.ready(SHOP);

        @Test
        void scriptsWhatTheClassSays(FakeCluster cluster) {
            assertThatThrownBy(() -> deploy(cluster))
                    .isInstanceOf(RolloutFailedException.class)
                    .hasMessageContaining("image-not-found");
        }

        @Test
        @ScriptedOutcome(target = "sidekiq", outcome = "well")
        @ScriptedOutcome(target = "web", outcome = "redis-refused")
        void scriptsWhatTheTestSaysInItsPlace(FakeCluster cluster) {
            assertThatThrownBy(() -> deploy(cluster))
                    .hasMessageContaining("Redis does not answer")
                    .message()
                    .doesNotContain("image-not-found");
        }
    }

    @ExtendWith(FakeClusterExtension.class)
    static class Plain {

        static final List<FakeCluster> SEEN = new ArrayList<>();

        @Test
        void one(FakeCluster cluster) {
            SEEN.add(cluster);
        }

        @Test
        void another(FakeCluster cluster) {
            SEEN.add(cluster);
        }

        @AfterEach
        void after(FakeCluster cluster) {
            assertThat(SEEN).contains(cluster);
        }
    }

    @Test
    void givesEachTestAClusterOfItsOwn() {
        assertThat(run(Plain.class)).isEmpty();
        assertThat(Plain.SEEN).doesNotHaveDuplicates().hasSize(2);
    }
}
