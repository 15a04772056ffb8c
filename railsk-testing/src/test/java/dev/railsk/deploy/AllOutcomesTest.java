package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.rollout.Cause;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every outcome that the fake cluster can be told, on a workload and on a task: by which rule the deploy ends, what the verdict shows, when
 * the cause is told and when the deploy ends, in seconds of the cluster's time. What heals ends well.
 */
class AllOutcomesTest {

    private static final String HEALS = "heals";

    /** Outcome, rule, second at which its cause is told, second at which the deploy ends, evidence or next step. */
    private static final String OF_A_WORKLOAD =
            """
            assets-missing       | rails-boot-error    |  4 |   4 | application.css
            child-killed         | crash-loop          |  4 |  19 | killed for want of memory
            claim-pending        | claim-pending       |  0 | 121 | unbound immediate PersistentVolumeClaims
            crash-loop           | rails-boot-error    |  4 |   4 | SIMULATED_SETTING
            database-refused     | crash-loop          |  4 |  19 | ConnectionNotEstablished
            drained              | heals               |    |  16 |
            evicted              | heals               |  3 |  16 | low on resource
            host-blocked         | deadline-exceeded   |  5 | 600 | host authorization
            image-denied         | image-unauthorized  |  3 |   8 | pull secret
            image-missing        | image-not-found     |  3 |   8 | Push ghcr.io/acme/shop:abcd123
            image-not-pulled     | image-never-pulled  |  3 |   4 | pull policy of Never
            image-platform       | image-platform      |  3 |   4 | linux/arm64
            image-rate-limited   | image-rate-limited  |  3 | 124 | pull rate limit
            liveness-fails       | killed-by-probe     |  5 | 172 | Liveness probe failed
            master-key-missing   | rails-boot-error    |  4 |   4 | RAILS_MASTER_KEY
            migration-fails      | crash-loop          |  4 |  19 | exit code 1
            migration-locked     | crash-loop          |  4 |  19 | ConcurrentMigrationError
            migration-pending    | crash-loop          |  4 |  19 | --migrate before
            network-fails        | pod-network-failing |  0 | 122 | failed to assign an IP address
            never-ready          | deadline-exceeded   |  5 | 600 | statuscode: 503
            node-comes           | heals               |  0 | 132 | scale-up
            node-lost            | heals               |  5 |  57 | Node is not ready
            node-refused         | unschedulable       |  0 | 301 | max node group size
            out-of-memory        | out-of-memory       |  4 |  19 | out of memory
            pod-security         | pod-security        |  0 |  10 | runAsNonRoot
            program-missing      | program-missing     |  3 |   4 | bin/simulated
            quota-exceeded       | quota-exceeded      |  0 |  30 | exceeded quota
            redis-refused        | crash-loop          |  4 |  19 | CannotConnectError
            registry-down        | registry-failing    |  3 | 124 | 503 Service Unavailable
            registry-unreachable | image-pull-failing  |  3 |  64 | no such host
            secret-removed       | config-missing      |  3 |  14 | shop-secrets
            startup-fails        | deadline-exceeded   |  4 | 600 | Startup probe failed
            storage-exceeded     | storage-exceeded    |  3 |   7 | ephemeral
            task-fails           | crash-loop          |  4 |  19 | exit code 1
            unschedulable        | unschedulable       |  0 | 301 | Insufficient memory
            user-refused         | user-refused        |  3 |   4 | security(s -> s.runAs(ID))
            volume-held          | volume-not-mounted  |  0 | 122 | Multi-Attach
            webhook-denies       | pods-refused        |  0 |  31 | denied the request
            webhook-fails        | webhook-failing     |  0 | 121 | failed calling webhook
            """;

    /** Outcome, rule, second at which the deploy ends, evidence or next step. */
    private static final String OF_A_TASK =
            """
            assets-missing       | task-failed         |   12 | application.css
            child-killed         | task-failed         |   12 | killed for want of memory
            claim-pending        | claim-pending       |  126 | unbound immediate PersistentVolumeClaims
            crash-loop           | task-failed         |   12 | SIMULATED_SETTING
            database-refused     | task-failed         |   12 | ConnectionNotEstablished
            drained              | task-failed         |    9 | stopped by SIGTERM
            evicted              | pod-evicted         |    9 | low on resource
            host-blocked         | deadline-exceeded   | 3608 | deadline of 3600 s
            image-denied         | image-unauthorized  |   14 | pull secret
            image-missing        | image-not-found     |   14 | Push ghcr.io/acme/shop:abcd123
            image-not-pulled     | image-never-pulled  |    9 | pull policy of Never
            image-platform       | image-platform      |    9 | linux/arm64
            image-rate-limited   | image-rate-limited  |  129 | pull rate limit
            liveness-fails       | deadline-exceeded   | 3608 | deadline of 3600 s
            master-key-missing   | task-failed         |   12 | RAILS_MASTER_KEY
            migration-fails      | task-failed         |   12 | exit code 1
            migration-locked     | task-failed         |   12 | ConcurrentMigrationError
            migration-pending    | task-failed         |   12 | --migrate before
            network-fails        | pod-network-failing |  127 | failed to assign an IP address
            never-ready          | deadline-exceeded   | 3608 | deadline of 3600 s
            node-comes           | heals               |  132 | scale-up
            node-lost            | heals               |   12 |
            node-refused         | unschedulable       |  306 | max node group size
            out-of-memory        | out-of-memory       |   12 | out of memory
            pod-security         | pod-security        |   16 | runAsNonRoot
            program-missing      | program-missing     |   12 | bin/simulated
            quota-exceeded       | quota-exceeded      |   36 | exceeded quota
            redis-refused        | task-failed         |   12 | CannotConnectError
            registry-down        | registry-failing    |  129 | 503 Service Unavailable
            registry-unreachable | image-pull-failing  |   69 | no such host
            secret-removed       | config-missing      |   19 | shop-secrets
            startup-fails        | deadline-exceeded   | 3608 | deadline of 3600 s
            storage-exceeded     | storage-exceeded    |    9 | ephemeral
            task-fails           | task-failed         |   12 | exit code 1
            unschedulable        | unschedulable       |  306 | Insufficient memory
            user-refused         | user-refused        |    9 | security(s -> s.runAs(ID))
            volume-held          | volume-not-mounted  |  127 | Multi-Attach
            webhook-denies       | pods-refused        |   36 | denied the request
            webhook-fails        | webhook-failing     |  126 | failed calling webhook
            """;

    private static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : table.lines().toList()) {
            rows.add(Stream.of(line.split("\\|", -1)).map(String::strip).toList());
        }
        return rows;
    }

    private static Stream<DynamicTest> tests(String table, Consumer<List<String>> test) {
        return rows(table).stream().map(row -> DynamicTest.dynamicTest(row.get(0), () -> test.accept(row)));
    }

    @Test
    void coversAllOutcomes() {
        assertThat(rows(OF_A_WORKLOAD)).extracting(row -> row.get(0)).isEqualTo(Outcome.names());
        assertThat(rows(OF_A_TASK)).extracting(row -> row.get(0)).isEqualTo(Outcome.names());
    }

    @TestFactory
    Stream<DynamicTest> aWorkloadEndsByItsCause() {
        return tests(OF_A_WORKLOAD, AllOutcomesTest::checkWorkload);
    }

    private static void checkWorkload(List<String> row) {
        ShopDeploy shop = deployOf("web", row.get(0));
        DeployReport report;
        if (row.get(1).equals(HEALS)) {
            report = shop.deploy();
            assertThat(told(shop)).contains(row.get(4));
        } else {
            RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);
            report = end.report();
            Cause cause = end.causes().get(0);
            assertThat(end.causes()).extracting(each -> each.rule().id()).containsOnly(row.get(1));
            assertThat(cause.message() + cause.nextStep() + cause.logLines()).contains(row.get(4));
        }
        assertThat(report.took().toSeconds()).as("the end").isEqualTo(Long.parseLong(row.get(3)));
        List<DeployEvent.ProblemSeen> problems = shop.events(DeployEvent.ProblemSeen.class);
        if (row.get(2).isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            Duration first =
                    Duration.between(report.startedAt(), problems.get(0).at());
            assertThat(first.toSeconds()).as("told").isEqualTo(Long.parseLong(row.get(2)));
        }
    }

    @TestFactory
    Stream<DynamicTest> aTaskEndsByItsCause() {
        return tests(OF_A_TASK, AllOutcomesTest::checkTask);
    }

    private static void checkTask(List<String> row) {
        ShopDeploy shop = deployOf("migrate", row.get(0));
        DeployReport report;
        if (row.get(1).equals(HEALS)) {
            report = shop.deploy();
            assertThat(told(shop)).contains(row.get(3));
        } else {
            MigrationFailedException end = catchThrowableOfType(MigrationFailedException.class, shop::deploy);
            report = end.report();
            Cause cause = end.why();
            assertThat(cause.rule().id()).isEqualTo(row.get(1));
            assertThat(cause.message() + cause.nextStep() + cause.logLines()).contains(row.get(3));
        }
        assertThat(report.took().toSeconds()).as("the end").isEqualTo(Long.parseLong(row.get(2)));
    }

    private static String told(ShopDeploy shop) {
        return shop.events(DeployEvent.ProblemSeen.class).toString();
    }

    private static ShopDeploy deployOf(String target, String outcome) {
        ShopDeploy shop = ShopDeploy.ready();
        shop.cluster.outcome(target, Outcome.named(outcome));
        return shop;
    }
}
