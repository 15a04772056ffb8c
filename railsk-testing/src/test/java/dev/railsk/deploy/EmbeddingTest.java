package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What railsk costs a program that deploys often, or much: requests, memory, threads. */
class EmbeddingTest {

    private static final int MEBIBYTE = 1 << 20;

    /** Counts requests by what they ask; a dry run is one of its own. */
    private static final class Counting extends ForwardingCluster {

        private final Map<String, Integer> counts = new ConcurrentHashMap<>();

        Counting(Cluster cluster) {
            super(cluster);
        }

        private void count(String what) {
            counts.merge(what, 1, Integer::sum);
        }

        @Override
        public boolean may(AccessCheck check) {
            count("may");
            return super.may(check);
        }

        @Override
        public Optional<LiveObject> get(ObjectRef ref) {
            count("get");
            return super.get(ref);
        }

        @Override
        public LiveObjects list(Selection selection) {
            count("list");
            return super.list(selection);
        }

        @Override
        public WatchStream watch(List<WatchStart> starts) {
            count("watch");
            return super.watch(starts);
        }

        @Override
        public Applied apply(Manifest manifest, WriteOptions options) {
            count(options.dryRun() ? "dry run" : "apply");
            return super.apply(manifest, options);
        }

        @Override
        public LiveObject create(Manifest manifest, WriteOptions options) {
            count("create");
            return super.create(manifest, options);
        }

        @Override
        public LiveObject update(Manifest manifest, WriteOptions options) {
            count("update");
            return super.update(manifest, options);
        }
    }

    private static Environment shop(int workers) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").existingNamespace("shop").noMigration();
                    for (int number = 0; number < workers; number++) {
                        app.worker("worker-" + number, worker -> worker.replicas(1));
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static Map<String, Integer> requestsWithoutAChange(int workers) {
        Counting cluster = new Counting(FakeCluster.start().namespace("shop"));
        Deployer deployer = Deployer.on(cluster);
        deployer.deploy(shop(workers), Revision.of("v1"));
        cluster.counts.clear();
        assertThat(deployer.deploy(shop(workers), Revision.of("v1")).isUnchanged())
                .isTrue();
        return new TreeMap<>(cluster.counts);
    }

    @Test
    void aDeployWithoutAChangeAsksOneDryRunForEachObjectAndAConstantBeside() {
        int objects = shop(10).render(Revision.of("v1")).manifests().size();
        int more = shop(20).render(Revision.of("v1")).manifests().size();
        Map<String, Integer> ten = requestsWithoutAChange(10);
        Map<String, Integer> twenty = requestsWithoutAChange(20);

        assertThat(ten.get("dry run")).isEqualTo(objects);
        assertThat(twenty.get("dry run")).isEqualTo(more);
        ten.remove("dry run");
        twenty.remove("dry run");
        assertThat(twenty).as("requests beside the dry runs").isEqualTo(ten);
        assertThat(ten).doesNotContainKey("apply");
    }

    @Test
    void aDeployWithoutAChangeWaitsForNothingAndWatchesNothing() {
        Counting cluster = new Counting(FakeCluster.start().namespace("shop"));
        Deployer deployer = Deployer.on(cluster);
        deployer.deploy(shop(2), Revision.of("v1"));
        cluster.counts.clear();

        DeployReport report = deployer.deploy(shop(2), Revision.of("v1"));

        assertThat(report.isUnchanged()).isTrue();
        assertThat(report.took()).isZero();
        assertThat(cluster.counts).doesNotContainKey("watch");
    }

    @Test
    void deploysTwoHundredObjectsAndFiftyWorkloadsAtOnce() {
        Environment large = RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").existingNamespace("shop").noMigration();
                    for (int number = 0; number < 50; number++) {
                        app.worker("worker-" + number, worker -> worker.replicas(1));
                    }
                    for (int number = 0; number < 100; number++) {
                        int value = number;
                        app.config("settings-" + number, config -> config.value("N", "" + value));
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        DeployReport report = Deployer.on(FakeCluster.start().namespace("shop")).deploy(large, Revision.of("v1"));

        assertThat(report.objects()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(report.workloads()).hasSize(50);
        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }

    @Test
    void aThousandDeploysLeaveNeitherMemoryNorThreads() {
        deploy(200);
        long memory = used();
        Map<String, Long> threads = threads();

        deploy(800);

        assertThat(used() - memory).as("bytes more after 800 deploys").isLessThan(16L * MEBIBYTE);
        // One that another test left may end meanwhile.
        threads()
                .forEach((name, count) ->
                        assertThat(count).as("threads %s", name).isLessThanOrEqualTo(threads.getOrDefault(name, 0L)));
    }

    private static void deploy(int times) {
        Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .noMigration()
                        .web(web -> web.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        FakeCluster cluster = FakeCluster.start().namespace("shop");
        for (int number = 0; number < times; number++) {
            if (number % 20 == 0) {
                // A cluster remembers what happened within the hour: that is not railsk's memory.
                cluster = FakeCluster.start().namespace("shop");
            }
            Deployer.on(cluster).deploy(shop, Revision.of("v" + number));
        }
    }

    private static long used() {
        for (int round = 0; round < 5; round++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The running threads by their names without numbers. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .collect(Collectors.groupingBy(
                        thread -> thread.getName().replaceAll("[0-9]+", "N"), TreeMap::new, Collectors.counting()));
    }
}
