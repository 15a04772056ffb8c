package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.Release.State;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A deploy that is killed at any of its requests: the next one says so, and comes to the same end as if nothing had happened. */
@Timeout(300)
class KilledDeployTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");
    private static final DeployedBy CI = new DeployedBy("bot", "https://ci.example/runs/42");
    private static final List<ObjectKind> KINDS = List.of(
            ObjectKind.DEPLOYMENT,
            ObjectKind.SERVICE,
            ObjectKind.INGRESS,
            ObjectKind.POD_DISRUPTION_BUDGET,
            ObjectKind.CONFIG_MAP,
            ObjectKind.JOB);

    private static ShopDeploy shop(boolean isUpgrade) {
        ShopDeploy shop = new ShopDeploy(app -> app.config("settings", config -> config.value("A", "1"))
                .task("prepare", task -> task.when(When.FIRST_INSTALL).command("bin/prepare"))
                .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/assets"))
                .migration(migration -> migration.timing(MigrationTiming.BEFORE)));
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        if (isUpgrade) {
            shop.options = DeployOptions.DEFAULT.by(JANE);
            shop.deploy(V1);
        }
        return shop;
    }

    @Test
    void aFirstInstallConvergesWhereverItWasKilled() {
        everyKill(false, KilledDeployTest::before);
        everyKill(false, KilledDeployTest::after);
    }

    @Test
    void anUpgradeConvergesWhereverItWasKilled() {
        everyKill(true, KilledDeployTest::before);
        everyKill(true, KilledDeployTest::after);
    }

    /** The cluster as a process sees it that is killed before this request reaches the server. */
    private static Cluster before(Cluster cluster, int request) {
        return FaultyCluster.over(cluster).fail(Calls.any().after(request - 1), Fault.killed());
    }

    /** Killed when the server has done this write, and before its answer arrives. */
    private static Cluster after(Cluster cluster, int write) {
        return FaultyCluster.over(cluster)
                .fail(Calls.write().after(write - 1), Fault.killed().onceDone());
    }

    private static void everyKill(boolean isUpgrade, BiFunction<Cluster, Integer, Cluster> kill) {
        ShopDeploy undisturbed = shop(isUpgrade);
        undisturbed.deploy(V2);
        Map<String, Tree> wanted = state(undisturbed);
        int request = 1;
        while (isKilled(isUpgrade, kill, request, wanted)) {
            request++;
        }
        assertThat(request).as("requests of a deploy").isGreaterThan(20);
    }

    private static boolean isKilled(
            boolean isUpgrade, BiFunction<Cluster, Integer, Cluster> kill, int request, Map<String, Tree> wanted) {
        ShopDeploy shop = shop(isUpgrade);
        Map<String, Tree> before = state(shop);
        Throwable end = catchThrowable(() -> Deployer.on(kill.apply(shop.cluster, request))
                .deploy(
                        shop.environment,
                        V2,
                        DeployOptions.DEFAULT.by(CI),
                        DeployListener.silent(),
                        new Cancellation()));
        Optional<Release> left =
                Deployer.on(shop.cluster).status(shop.environment).unfinished();
        Map<String, Tree> atDeath = state(shop);

        shop.options = DeployOptions.DEFAULT.by(JANE);
        DeployReport report = shop.deploy(V2);

        String place = "killed at request " + request;
        assertThat(report.outcome()).as(place).isEqualTo(Outcome.SUCCEEDED);
        assertThat(state(shop)).as(place).containsExactlyEntriesOf(wanted);
        List<Release> history = Deployer.on(shop.cluster).history(shop.environment);
        assertThat(history.get(0).ending().isGood()).as(place).isTrue();
        assertThat(history).as(place).noneMatch(release -> release.ending().state() == State.RUNNING);
        left.ifPresent(release -> {
            assertThat(end).as(place).isNotNull();
            assertThat(release.by()).as(place).isEqualTo(CI);
            Release told = history.get(1);
            assertThat(told.ending().state()).as(place).isEqualTo(State.INTERRUPTED);
            assertThat(report.warnings())
                    .as(place)
                    .contains("release " + told.number() + " (deploy of v2 by bot (https://ci.example/runs/42)) was"
                            + " interrupted in its step "
                            + told.ending().step().orElseThrow().label()
                            + ". This one goes on from what it left");
            assertTrue(told, before, atDeath, place);
        });
        return end != null;
    }

    /** What the record says of an object is so. */
    private static void assertTrue(Release told, Map<String, Tree> before, Map<String, Tree> atDeath, String place) {
        for (ObjectOutcome outcome : told.results().objects()) {
            String key = outcome.object().toString();
            String what = place + ", " + outcome;
            Optional<Tree> then = Optional.ofNullable(before.get(key));
            Optional<Tree> now = Optional.ofNullable(atDeath.get(key));
            if (outcome.result() == Result.NOT_APPLIED || outcome.result() == Result.UNCHANGED) {
                assertThat(now).as(what).isEqualTo(then);
            } else if (outcome.result() == Result.CREATED) {
                assertThat(then).as(what).isEmpty();
                assertThat(now).as(what).isPresent();
            } else if (outcome.result() == Result.CHANGED) {
                assertThat(now).as(what).isPresent().isNotEqualTo(then);
            }
        }
    }

    /** What is wanted of every object, by its kind and name; Jobs by their names, so that none ran twice. */
    private static Map<String, Tree> state(ShopDeploy shop) {
        Map<String, Tree> state = new TreeMap<>();
        for (ObjectKind kind : KINDS) {
            for (LiveObject object :
                    shop.cluster.list(Selection.all(kind, "shop")).items()) {
                if (!object.labels().containsKey("railsk.dev/record")) {
                    state.put(object.ref().toString(), wanted(object));
                }
            }
        }
        return state;
    }

    private static Tree wanted(LiveObject object) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        if (object.ref().kind().equals(ObjectKind.JOB)) {
            wanted.put("is", "there");
        } else if (object.content().at("data", "inventory.json").isPresent()) {
            wanted.put("owned", owned(object.content()));
        } else {
            for (String field : List.of("spec", "data")) {
                if (object.content().at(field).isPresent()) {
                    Map<String, Object> part =
                            new LinkedHashMap<>(object.content().at(field).map());
                    // Given out in the order of the requests.
                    part.remove("clusterIP");
                    part.remove("clusterIPs");
                    wanted.put(field, part);
                }
            }
        }
        return Tree.of(wanted);
    }

    private static List<String> owned(Tree inventory) {
        List<String> owned = new ArrayList<>();
        Tree json = Tree.parseJson(inventory.at("data", "inventory.json").text().orElse(""));
        for (Tree object : json.at("objects").items()) {
            owned.add(object.at("kind").text().orElse("") + " "
                    + object.at("name").text().orElse("")
                    + (object.at("uid").text().orElse("").isEmpty() ? " unknown" : ""));
        }
        owned.add("first install " + json.at("firstInstall", "state").text().orElse("")
                + json.at("firstInstall", "tasks").entries().keySet());
        for (Tree migration : json.at("migrations").items()) {
            owned.add("migrated " + migration.at("revision").text().orElse(""));
        }
        return owned;
    }

    @Test
    void isToldByStatusAndHistoryUntilTheNextDeploy() {
        ShopDeploy shop = shop(true);
        int request = 1;
        Optional<Release> left = Optional.empty();
        while (left.isEmpty() || left.get().ending().step().orElseThrow().kind() != Step.Kind.APPLY) {
            ShopDeploy next = shop(true);
            Cluster mortal = before(next.cluster, request++);
            assertThatThrownBy(() -> Deployer.on(mortal).deploy(next.environment, V2))
                    .isInstanceOf(Killed.class);
            left = Deployer.on(next.cluster).status(next.environment).unfinished();
            shop = next;
        }
        assertThat(left.get().ending().state()).as("its last beat is fresh").isEqualTo(State.RUNNING);
        pass(shop);

        Release told =
                Deployer.on(shop.cluster).status(shop.environment).unfinished().orElseThrow();

        assertThat(told.ending().state()).isEqualTo(State.INTERRUPTED);
        assertThat(Deployer.on(shop.cluster).history(shop.environment).get(0)).isEqualTo(told);
        assertThat(told.describe()).isEqualTo("release 2 (deploy of v2 by a program (a place that it does not tell))");
        shop.deploy(V2);
        assertThat(Deployer.on(shop.cluster).status(shop.environment).unfinished())
                .isEmpty();
    }

    private static void pass(ShopDeploy shop) {
        try {
            shop.cluster.time().sleep(Duration.ofMinutes(2));
        } catch (InterruptedException nobodyInterruptsThisThread) {
            throw new AssertionError(nobodyInterruptsThisThread);
        }
    }

    @Test
    void asksTheJobHowAMigrationEndedThatNobodyWaitedFor() {
        ShopDeploy shop = shop(true);
        boolean isStarted = false;
        for (int request = 1; !isStarted; request++) {
            ShopDeploy next = shop(true);
            Cluster mortal = before(next.cluster, request);
            assertThatThrownBy(() -> Deployer.on(mortal).deploy(next.environment, V2))
                    .isInstanceOf(Killed.class);
            isStarted = next.cluster
                    .get(new ObjectRef(ObjectKind.JOB, "shop", "shop-migrate-v2-1"))
                    .isPresent();
            shop = next;
        }
        pass(shop);

        DeployReport report = shop.deploy(V2);

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        TaskRun told = Deployer.on(shop.cluster)
                .history(shop.environment)
                .get(1)
                .results()
                .migration();
        assertThat(told.state() + " " + told.job()).isEqualTo("SUCCEEDED shop-migrate-v2-1");
    }
}
