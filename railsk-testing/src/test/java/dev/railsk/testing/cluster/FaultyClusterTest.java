package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FaultyClusterTest {

    private static final Selection MAPS = Selection.all(ObjectKind.CONFIG_MAP, "shop");
    private static final Manifest SETTINGS = Objects.config("settings", Map.of("A", "1"));
    private static final ObjectRef REF = new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "settings");

    private final FakeCluster fake = FakeCluster.start().namespace("shop");
    private final FaultyCluster cluster = FaultyCluster.over(fake);

    private List<ThrowingCallable> allCalls() {
        return List.of(
                cluster::version,
                () -> cluster.may(new AccessCheck("get", "", "pods", "shop")),
                () -> cluster.get(REF),
                () -> cluster.list(MAPS),
                () -> cluster.watch(List.of(new WatchStart(MAPS, ""))),
                () -> cluster.apply(SETTINGS, WriteOptions.ask()),
                () -> cluster.apply(SETTINGS, WriteOptions.write()),
                () -> cluster.create(SETTINGS, WriteOptions.write()),
                () -> cluster.update(SETTINGS, WriteOptions.write()),
                () -> cluster.delete(REF, DeleteOptions.withUid("none")),
                () -> cluster.exec(ExecRequest.of("shop", "web", "web", "true")),
                () -> cluster.log(LogRequest.of("shop", "web", "web")),
                () -> cluster.follow(LogRequest.of("shop", "web", "web")));
    }

    @Test
    void failsEveryCall() {
        cluster.fail(Calls.any(), Fault.unreachable());

        for (ThrowingCallable call : allCalls()) {
            assertThatThrownBy(call)
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessage("could not reach the API server fake://in-memory: connection refused");
        }
        assertThat(cluster.mend().get(REF)).isEmpty();
    }

    @Test
    void failsTheNextCallsOfAKindOnly() {
        cluster.fail(Calls.list().about(ObjectKind.CONFIG_MAP).after(1).times(2), Fault.busy(503));

        assertThat(cluster.list(MAPS).items()).hasSize(0);
        assertThat(cluster.list(Selection.all(ObjectKind.POD, "shop")).items()).isEmpty();
        for (int turn = 0; turn < 2; turn++) {
            assertThatThrownBy(() -> cluster.list(MAPS))
                    .isInstanceOfSatisfying(ClusterBusyException.class, busy -> assertThat(busy.code())
                            .isEqualTo(503))
                    .hasMessage(
                            "could not do what was asked: the API server fake://in-memory says HTTP 503. Try again later.");
        }
        assertThat(cluster.list(MAPS).items()).hasSize(0);
    }

    @Test
    void refusesOneObject() {
        cluster.fail(Calls.write().named("settings"), Fault.refused(422, "Invalid", "denied by policy"));

        assertThat(cluster.apply(SETTINGS, WriteOptions.ask()).object().ref()).isEqualTo(REF);
        assertThatThrownBy(() -> cluster.apply(SETTINGS, WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(422);
                    assertThat(refusal.reason()).isEqualTo("Invalid");
                    assertThat(refusal).hasMessage("denied by policy");
                });
        assertThat(cluster.apply(Objects.config("other", Map.of()), WriteOptions.write())
                        .object()
                        .ref()
                        .name())
                .isEqualTo("other");
    }

    @Test
    void ofSeveralFaultsTheFirstCountsAndAllAreCounted() {
        cluster.fail(Calls.version().times(1), Fault.loggedOut());
        cluster.fail(Calls.any().after(1).times(1), Fault.forbidden("read anything"));

        assertThatThrownBy(cluster::version).hasMessage("the API server fake://in-memory does not accept the login");
        assertThatThrownBy(cluster::version).hasMessage("no right to read anything");
        assertThat(cluster.version()).startsWith("v1.");
    }

    @Test
    void losesWatches() throws InterruptedException {
        try (WatchStream watch = cluster.watch(List.of(new WatchStart(MAPS, "")))) {
            cluster.loseWatches();

            assertThat(watch.next(Duration.ZERO)).contains(new WatchEvent.Lost(MAPS, "the watch ended"));
            assertThat(watch.next(Duration.ZERO)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void refusesFaultsThatCannotBe() {
        assertThatThrownBy(() -> Fault.busy(404))
                .hasMessage("a busy server answers with 429, or with 500 and above, but the code was 404\n"
                        + "  Use refused(..) for a refusal.");
        assertThatThrownBy(() -> Calls.any().times(0)).hasMessage("the number of calls must be at least 1, but was 0");
        assertThatThrownBy(() -> Calls.any().after(-1))
                .hasMessage("the number of calls must be at least 0, but was -1");
        assertThatThrownBy(() -> Fault.slow(Duration.ZERO))
                .hasMessage("the time must be longer than nothing, but was PT0S");
    }

    @Test
    void failsOnceTheServerHasDoneIt() {
        cluster.fail(Calls.apply().times(1), Fault.busy(500).onceDone());
        cluster.fail(Calls.delete(), Fault.cut());

        assertThatThrownBy(() -> cluster.apply(SETTINGS, WriteOptions.write()))
                .isInstanceOf(ClusterBusyException.class);
        String uid = cluster.get(REF).orElseThrow().uid();
        assertThatThrownBy(() -> cluster.delete(REF, DeleteOptions.withUid(uid)))
                .hasMessage("could not reach the API server fake://in-memory: connection reset");
        assertThat(cluster.get(REF)).isEmpty();
    }

    @Test
    void tellsHowLongABusyServerWantsToBeLeftAlone() {
        cluster.fail(Calls.any(), Fault.busy(429, Duration.ofSeconds(7)));

        assertThatThrownBy(cluster::version)
                .hasMessage(
                        "could not do what was asked: the API server fake://in-memory says HTTP 429, and asks to wait 7 s."
                                + " Try again later.");
    }

    @Test
    void killsAProcessForGood() {
        cluster.fail(Calls.apply().named("settings"), Fault.killed());

        assertThatThrownBy(() -> cluster.apply(SETTINGS, WriteOptions.write()))
                .isInstanceOf(Killed.class)
                .hasMessage("killed before apply of ConfigMap settings");
        cluster.mend();
        for (ThrowingCallable call : allCalls()) {
            assertThatThrownBy(call).isInstanceOf(Killed.class);
        }
        assertThat(fake.get(REF)).isEmpty();
    }

    @Test
    void killsAProcessBeforeItHearsOfItsWrite() throws InterruptedException {
        WatchStream watch = cluster.watch(List.of(new WatchStart(MAPS, "")));
        cluster.fail(Calls.write(), Fault.killed().onceDone());

        assertThatThrownBy(() -> cluster.apply(SETTINGS, WriteOptions.write()))
                .isInstanceOf(Killed.class)
                .hasMessage("killed after apply of ConfigMap settings");
        assertThatThrownBy(() -> watch.next(Duration.ZERO)).isInstanceOf(Killed.class);
        assertThat(fake.get(REF)).isPresent();
    }

    @Test
    void answersLate() {
        Instant start = cluster.time().now();
        cluster.fail(Calls.version(), Fault.slow(Duration.ofSeconds(40)));

        assertThat(cluster.version()).startsWith("v1.");
        assertThat(Duration.between(start, cluster.time().now())).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void tellsChangesLate() throws InterruptedException {
        cluster.fail(Calls.watch().about(ObjectKind.CONFIG_MAP), Fault.stale(Duration.ofSeconds(30)));
        try (WatchStream watch = cluster.watch(List.of(new WatchStart(MAPS, "")))) {
            fake.apply(SETTINGS, WriteOptions.write());

            assertThat(watch.next(Duration.ofSeconds(29))).isEqualTo(Optional.empty());
            assertThat(watch.next(Duration.ofSeconds(2)))
                    .hasValueSatisfying(event -> assertThat(event).isInstanceOf(WatchEvent.Changed.class));
        }
    }

    @Test
    void losesAWatchThatStartsFromAForgottenVersion() throws InterruptedException {
        cluster.fail(Calls.any(), Fault.expired());

        try (WatchStream watch = cluster.watch(List.of(new WatchStart(MAPS, "7")))) {
            assertThat(watch.next(Duration.ZERO))
                    .contains(new WatchEvent.Lost(MAPS, "410 Expired: too old resource version"));
        }
        assertThatThrownBy(() -> cluster.list(MAPS))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(410));
    }

    @Test
    void refusesAFaultThatNeverHappened() {
        cluster.fail(Calls.apply().named("setings").about(ObjectKind.CONFIG_MAP).after(1), Fault.cut());
        cluster.apply(SETTINGS, WriteOptions.write());
        cluster.apply(Objects.config("colours", Map.of()), WriteOptions.write());

        assertThatThrownBy(cluster::requireAllHappened)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        a fault never happened: apply of ConfigMap setings, after 1; there were 0 such calls
                          Calls of this sort were about settings, colours.""");
    }

    @Test
    void refusesAFaultWhoseTurnNeverCame() {
        cluster.fail(Calls.version().after(2), Fault.unreachable());
        cluster.version();

        assertThatThrownBy(cluster::requireAllHappened)
                .hasMessage(
                        """
                        a fault never happened: version, after 2; there were 1 such calls
                          Name a turn that comes, or leave the fault out.""");
    }
}
