package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happens to the deploys of an environment, in whatever order: nobody writes without the lock, nothing of others is touched, the
 * record does not lie, no revision is migrated twice, and the next deploy that is left alone comes to the same end.
 */
class DeployStateProperties {

    private static final List<ObjectKind> KINDS =
            List.of(ObjectKind.DEPLOYMENT, ObjectKind.SERVICE, ObjectKind.INGRESS, ObjectKind.POD_DISRUPTION_BUDGET);
    private static final ObjectRef FOREIGN = new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "foreign");

    /** What can happen to a deploy. */
    private enum Fate {
        UNDISTURBED,
        KILLED_BEFORE_A_CALL,
        KILLED_AFTER_A_WRITE,
        CUT_ONCE,
        CUT_AFTER_A_WRITE,
        BUSY,
        CUT_FOR_GOOD,
        CRASH_LOOP,
        ROLLBACK,
        TWO_AT_ONCE
    }

    /** One deploy: which definition and revision, and what happens to it at which call. */
    private record Deed(Fate fate, int definition, int revision, int call) {

        Revision build() {
            return Revision.of("v" + revision);
        }
    }

    private final FakeCluster cluster = start();
    private final List<DeployEvent> events = new CopyOnWriteArrayList<>();
    private final List<Throwable> trespasses = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private int numbers;
    // Looked at after each try: nothing in it tells a secret.
    private @Nullable DeployStateProperties world;

    private static FakeCluster start() {
        return FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
    }

    private static Environment shop(int definition) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .web(web -> web.host("shop.example").replicas(1))
                        .worker("worker-" + definition, worker -> worker.replicas(1))
                        .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
                        .env(env -> env.value("DEFINITION", "" + definition).allFromSecret("shop-secrets"))
                        .migration(migration -> migration.timing(MigrationTiming.BEFORE)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(Fate.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 60))
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 40)
    void convergesAndTellsTheTruth(@ForAll("deeds") List<Deed> deeds) {
        DeployStateProperties fresh = new DeployStateProperties();
        world = fresh;
        fresh.play(deeds);
        assertThat(world).as("what is looked at").isSameAs(fresh);
        deeds.forEach(deed -> Statistics.collect(deed.fate()));
    }

    private void play(List<Deed> deeds) {
        cluster.put(foreign());
        String version = cluster.get(FOREIGN).orElseThrow().resourceVersion();
        for (Deed deed : deeds) {
            act(deed);
            assertThat(trespasses).as("writes without the lock, in %s", deeds).isEmpty();
            assertThat(cluster.get(FOREIGN).orElseThrow().resourceVersion()).isEqualTo(version);
        }
        Deed last = deeds.get(deeds.size() - 1);
        assertThat(deploy(named("last"), last.definition(), last.build()))
                .as("the end of %s: %s", deeds, failures)
                .contains(Outcome.SUCCEEDED);
        assertThat(state(cluster)).as("the end of %s", deeds).isEqualTo(undisturbed(last));
        assertThat(Deployer.on(cluster)
                        .diff(shop(last.definition()), last.build())
                        .isEmpty())
                .isTrue();
        assertMigratedOnce(deeds);
    }

    private static Tree foreign() {
        return Tree.ofYaml(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: foreign, namespace: shop}, data: {a: b}}",
                "a test");
    }

    private Cluster named(String name) {
        return new Witness(cluster, name, trespasses);
    }

    private void act(Deed deed) {
        int before = newest().map(Release::number).orElse(0);
        Optional<Outcome> outcome = end(deed);
        if (deed.fate() == Fate.TWO_AT_ONCE) {
            return;
        }
        Optional<Release> newest = newest();
        if (outcome.equals(Optional.of(Outcome.SUCCEEDED))) {
            assertThat(newest).get().matches(release -> release.ending().isGood(), "is recorded as good");
        } else if (outcome.isPresent() && newest.isPresent() && newest.get().number() > before) {
            assertThat(newest.get().ending().isGood())
                    .as("%s ended with %s and is recorded as good", deed, outcome)
                    .isFalse();
        } else if (newest.isPresent()
                && newest.get().ending().isGood()
                && newest.get().number() > before) {
            // Killed when all was done and written down.
            assertThat(Deployer.on(cluster).runningRevision(shop(deed.definition())))
                    .contains(deed.build());
        }
    }

    private Optional<Release> newest() {
        return Deployer.on(cluster).history(shop(0)).stream().findFirst();
    }

    private Optional<Outcome> end(Deed deed) {
        Cluster own = named("deployer-" + numbers++);
        return switch (deed.fate()) {
            case UNDISTURBED -> deploy(own, deed);
            case KILLED_BEFORE_A_CALL -> deploy(faulty(own, Calls.any().after(deed.call()), Fault.killed()), deed);
            case KILLED_AFTER_A_WRITE ->
                deploy(
                        faulty(
                                own,
                                Calls.write().after(deed.call() / 2),
                                Fault.killed().onceDone()),
                        deed);
            case CUT_ONCE -> deploy(faulty(own, Calls.any().after(deed.call()).times(1), Fault.cut()), deed);
            case CUT_AFTER_A_WRITE ->
                deploy(
                        faulty(
                                own,
                                Calls.write().after(deed.call() / 2).times(1),
                                Fault.cut().onceDone()),
                        deed);
            case BUSY -> deploy(faulty(own, Calls.any().after(deed.call()).times(2), Fault.busy(429)), deed);
            case CUT_FOR_GOOD -> deploy(faulty(own, Calls.any().after(deed.call()), Fault.unreachable()), deed);
            case CRASH_LOOP -> crash(own, deed);
            case ROLLBACK -> rollback(own, deed);
            case TWO_AT_ONCE -> twoAtOnce(own, deed);
        };
    }

    private static Cluster faulty(Cluster cluster, Calls calls, Fault fault) {
        return FaultyCluster.over(cluster).fail(calls, fault);
    }

    private Optional<Outcome> crash(Cluster own, Deed deed) {
        cluster.workload("web", dev.railsk.testing.cluster.Outcome.crashLoop("a value of a Secret: seeded"));
        try {
            return deploy(own, deed);
        } finally {
            cluster.workload("web", dev.railsk.testing.cluster.Outcome.well());
            // A pod keeps to its outcome as long as it lives.
            cluster.list(Selection.all(ObjectKind.POD, "shop")).items().forEach(pod -> cluster.delete(pod.ref()));
        }
    }

    private Optional<Outcome> rollback(Cluster own, Deed deed) {
        return ending(() ->
                Deployer.on(own).rollback(shop(deed.definition()), options(own), events::add, new Cancellation()));
    }

    /** The second is refused, or comes after the first. */
    private Optional<Outcome> twoAtOnce(Cluster own, Deed deed) {
        Cluster other = named("deployer-" + numbers++);
        Deed second = new Deed(deed.fate(), (deed.definition() + 1) % 3, deed.revision() % 3 + 1, 0);
        CompletableFuture<Optional<Outcome>> beside = CompletableFuture.supplyAsync(() -> deploy(other, second));
        Optional<Outcome> outcome = deploy(own, deed);
        Optional<Outcome> otherOutcome = beside.join();
        assertThat(List.of(outcome, otherOutcome)).as("%s", failures).contains(Optional.of(Outcome.SUCCEEDED));
        return outcome;
    }

    private Optional<Outcome> deploy(Cluster own, Deed deed) {
        return deploy(own, deed.definition(), deed.build());
    }

    private Optional<Outcome> deploy(Cluster own, int definition, Revision revision) {
        return ending(() ->
                Deployer.on(own).deploy(shop(definition), revision, options(own), events::add, new Cancellation()));
    }

    private static DeployOptions options(Cluster own) {
        return DeployOptions.DEFAULT.by(new DeployedBy(own.address().server(), "a test"));
    }

    /** Something that may be killed. */
    private interface Doing {
        DeployReport report();
    }

    private Optional<Outcome> ending(Doing doing) {
        try {
            return Optional.of(doing.report().outcome());
        } catch (DeployException failure) {
            failures.add(String.valueOf(failure.getMessage()));
            return Optional.of(failure.report().outcome());
        } catch (Killed killed) {
            return Optional.empty();
        }
    }

    private static Map<String, Tree> undisturbed(Deed deed) {
        FakeCluster fresh = start();
        DeployReport report = Deployer.on(fresh).deploy(shop(deed.definition()), deed.build());
        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        return state(fresh);
    }

    private static Map<String, Tree> state(FakeCluster cluster) {
        Map<String, Tree> state = new TreeMap<>();
        for (ObjectKind kind : KINDS) {
            for (LiveObject object : cluster.list(Selection.all(kind, "shop")).items()) {
                Map<String, Object> spec =
                        new LinkedHashMap<>(object.content().at("spec").map());
                // Given out in the order of the requests.
                spec.remove("clusterIP");
                spec.remove("clusterIPs");
                state.put(object.ref().toString(), Tree.of(spec));
            }
        }
        return state;
    }

    private void assertMigratedOnce(List<Deed> deeds) {
        Map<String, Integer> succeeded = new TreeMap<>();
        for (LiveObject job :
                cluster.list(Selection.all(ObjectKind.JOB, "shop")).items()) {
            if (job.content().at("status", "succeeded").integer().orElse(0L) > 0) {
                String name = job.ref().name();
                succeeded.merge(name.substring(0, name.lastIndexOf('-')), 1, Integer::sum);
            }
        }
        assertThat(succeeded.values())
                .as("migrations of %s: %s", deeds, succeeded)
                .allMatch(times -> times == 1);
    }
}
