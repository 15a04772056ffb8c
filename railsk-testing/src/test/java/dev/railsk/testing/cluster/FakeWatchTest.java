package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterTime.Activity;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FakeWatchTest {

    private static final Selection CONFIGS = Selection.all(ObjectKind.CONFIG_MAP, "shop");
    private static final Selection PODS = Selection.all(ObjectKind.POD, "shop");

    private final Rehearsal shop = new Rehearsal();

    private WatchStream watchFromNow(Selection... selections) {
        List<WatchStart> starts = new ArrayList<>();
        for (Selection selection : selections) {
            starts.add(new WatchStart(selection, shop.cluster.list(selection).resourceVersion()));
        }
        return shop.cluster.watch(starts);
    }

    @Test
    void tellsChangesAndDeletions() throws InterruptedException {
        shop.furnish();
        WatchStream watch = watchFromNow(CONFIGS);

        shop.apply(Objects.config("a", Map.of()));
        shop.cluster.delete(new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "a"));

        assertThat(watch.next(Duration.ofSeconds(1))).get().isInstanceOf(WatchEvent.Changed.class);
        assertThat(watch.next(Duration.ofSeconds(1))).get().isInstanceOf(WatchEvent.Deleted.class);
        assertThat(watch.next(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void tellsWhatHappenedSinceTheVersion() throws InterruptedException {
        String version = shop.cluster.list(CONFIGS).resourceVersion();
        shop.apply(Objects.config("a", Map.of()));

        WatchStream watch = shop.cluster.watch(List.of(new WatchStart(CONFIGS, version)));

        assertThat(watch.next(Duration.ofSeconds(1))).get().isInstanceOf(WatchEvent.Changed.class);
    }

    @Test
    void saysThatAVersionIsTooOld() throws InterruptedException {
        String version = shop.cluster.list(CONFIGS).resourceVersion();
        shop.apply(Objects.config("a", Map.of()));
        shop.cluster.compact();

        WatchStream watch = shop.cluster.watch(List.of(new WatchStart(CONFIGS, version)));

        assertThat(watch.next(Duration.ofSeconds(1)))
                .contains(new WatchEvent.Lost(CONFIGS, "410 Expired: too old resource version: 5 (6)"));
    }

    @Test
    void startsWithWhatIsThereFromNoVersion() throws InterruptedException {
        assertStartsWithWhatIsThere("");
    }

    @Test
    void startsWithWhatIsThereFromVersionZero() throws InterruptedException {
        assertStartsWithWhatIsThere("0");
    }

    private void assertStartsWithWhatIsThere(String version) throws InterruptedException {
        LiveObject there = shop.apply(Objects.config("a", Map.of("A", "1"))).object();
        shop.cluster.compact();

        WatchStream watch = shop.cluster.watch(List.of(new WatchStart(CONFIGS, version)));
        LiveObject next = shop.apply(Objects.config("a", Map.of("A", "2"))).object();

        assertThat(rest(watch))
                .containsExactly(new WatchEvent.Changed(CONFIGS, there), new WatchEvent.Changed(CONFIGS, next));
    }

    @Test
    void refusesAVersionThatIsNoNumber() {
        List<WatchStart> starts = List.of(new WatchStart(CONFIGS, "abc"));

        assertThatThrownBy(() -> shop.cluster.watch(starts))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessage("resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid"
                        + " syntax");
    }

    /** As a real 1.34 server tells it: the last content that was selected, at the version of the write that changed it. */
    @Test
    void tellsOfAnObjectThatLeavesTheLabelsThatItIsGone() throws InterruptedException {
        Selection ours = new Selection(ObjectKind.CONFIG_MAP, "shop", Map.of("app", "shop"));
        LiveObject before = shop.apply(labelled("shop")).object();
        WatchStream watch = watchFromNow(ours);

        LiveObject after = shop.apply(labelled("other")).object();

        assertThat(rest(watch)).singleElement().isInstanceOfSatisfying(WatchEvent.Deleted.class, gone -> {
            assertThat(gone.object().labels()).isEqualTo(before.labels());
            assertThat(gone.object().uid()).isEqualTo(before.uid());
            assertThat(gone.object().resourceVersion()).isEqualTo(after.resourceVersion());
        });
    }

    @Test
    void tellsADeletionAtAVersionOfItsOwn() throws InterruptedException {
        LiveObject before = shop.apply(labelled("shop")).object();
        WatchStream watch = watchFromNow(CONFIGS);

        shop.cluster.delete(before.ref());

        String version = shop.cluster.list(CONFIGS).resourceVersion();
        assertThat(Long.parseLong(version)).isGreaterThan(Long.parseLong(before.resourceVersion()));
        assertThat(rest(watch)).singleElement().isInstanceOfSatisfying(WatchEvent.Deleted.class, gone -> assertThat(
                        gone.object().resourceVersion())
                .isEqualTo(version));
    }

    private static List<WatchEvent> rest(WatchStream watch) throws InterruptedException {
        List<WatchEvent> events = new ArrayList<>();
        Optional<WatchEvent> next = watch.next(Duration.ZERO);
        while (next.isPresent()) {
            events.add(next.get());
            next = watch.next(Duration.ZERO);
        }
        return events;
    }

    private static Manifest labelled(String app) {
        Map<String, Object> metadata = Map.of("name", "a", "namespace", "shop", "labels", Map.of("app", app));
        return Manifest.of(Tree.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata)));
    }

    @Test
    void losesAllSelectionsWhenItIsDropped() throws InterruptedException {
        WatchStream watch = watchFromNow(CONFIGS, PODS);

        shop.cluster.dropWatches();

        assertThat(List.of(watch.next(Duration.ZERO), watch.next(Duration.ZERO)))
                .containsExactly(
                        Optional.of(new WatchEvent.Lost(CONFIGS, "the watch ended")),
                        Optional.of(new WatchEvent.Lost(PODS, "the watch ended")));
    }

    @Test
    void tellsOfOtherObjectsNothing() throws InterruptedException {
        WatchStream watch = watchFromNow(new Selection(ObjectKind.CONFIG_MAP, "shop", Map.of("app", "shop")));

        shop.apply(Objects.config("a", Map.of()));

        assertThat(watch.next(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void waitsOnTheVirtualClock() throws InterruptedException {
        shop.furnish();
        Instant start = shop.cluster.time().now();
        WatchStream watch = watchFromNow(CONFIGS);

        watch.next(Duration.ofHours(1));

        assertThat(shop.cluster.time().now()).isEqualTo(start.plus(Duration.ofHours(1)));
    }

    @Test
    void standsStillWhileAThreadIsBusy() {
        Instant start = shop.cluster.time().now();
        CompletableFuture<Instant> sleeper;
        try (Activity busy = shop.cluster.time().begin()) {
            sleeper = CompletableFuture.supplyAsync(() -> {
                shop.pass(60);
                return shop.cluster.time().now();
            });

            assertThat(shop.cluster.time().now()).isEqualTo(start);
            assertThat(busy).isNotNull();
        }

        assertThat(sleeper.join()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void takesTheSameCourseEachTime() {
        assertThat(course()).isEqualTo(course());
    }

    private static List<String> course() {
        Rehearsal shop = new Rehearsal();
        shop.apply(Objects.deployment("web", "shop:1", 3));
        shop.apply(Objects.job("migrate", Map.of()));
        shop.pass(60);
        List<String> course = new ArrayList<>(shop.events());
        shop.all(ObjectKind.POD).forEach(pod -> course.add(pod + " " + pod.uid()));
        return course;
    }
}
