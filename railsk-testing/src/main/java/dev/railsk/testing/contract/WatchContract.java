package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Watching from a version on. */
public interface WatchContract extends ContractSubject {

    /** A ConfigMap with one value. */
    String COUNTER =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: counter, namespace: NAMESPACE, labels: {app: counter}}
            data: {count: "1"}
            """;

    /** All ConfigMaps that the tests label, without those that the cluster puts into each namespace. */
    default Selection counters() {
        return new Selection(ObjectKind.CONFIG_MAP, namespace(), Map.of("app", "counter"));
    }

    /** The next event, which comes in time. */
    default WatchEvent next(WatchStream stream) throws InterruptedException {
        return stream.next(LIMIT).orElseThrow();
    }

    @Test
    default void aWatchTellsWhatCameAfterItsVersionAndNothingElse() throws InterruptedException {
        apply(COUNTER);
        String version = cluster().list(counters()).resourceVersion();
        LiveObject second = apply(COUNTER.replace("\"1\"", "\"2\"")).object();

        try (WatchStream stream = cluster().watch(List.of(new WatchStart(counters(), version)))) {
            LiveObject third = apply(COUNTER.replace("\"1\"", "\"3\"")).object();
            delete(third.ref());

            assertThat(next(stream)).isEqualTo(new WatchEvent.Changed(counters(), second));
            assertThat(next(stream)).isEqualTo(new WatchEvent.Changed(counters(), third));
            assertThat(next(stream)).isInstanceOfSatisfying(WatchEvent.Deleted.class, deleted -> assertThat(
                            deleted.object().ref())
                    .isEqualTo(third.ref()));
            assertThat(stream.next(Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    default void aWatchKeepsToItsLabels() throws InterruptedException {
        String version = cluster().list(counters()).resourceVersion();

        try (WatchStream stream = cluster().watch(List.of(new WatchStart(counters(), version)))) {
            apply(COUNTER.replace("name: counter", "name: other").replace("app: counter", "app: other"));
            LiveObject ours = apply(COUNTER).object();

            assertThat(next(stream)).isEqualTo(new WatchEvent.Changed(counters(), ours));
        }
    }

    @Test
    default void oneStreamWatchesSeveralSelections() throws InterruptedException {
        Selection services = Selection.all(ObjectKind.SERVICE, namespace());
        String version = cluster().list(counters()).resourceVersion();

        try (WatchStream stream =
                cluster().watch(List.of(new WatchStart(counters(), version), new WatchStart(services, version)))) {
            LiveObject counter = apply(COUNTER).object();
            LiveObject service = apply(SampleObjects.SERVICE).object();

            assertThat(List.of(next(stream), next(stream)))
                    .containsExactlyInAnyOrder(
                            new WatchEvent.Changed(counters(), counter), new WatchEvent.Changed(services, service));
        }
    }

    @Test
    default void aForgottenVersionIsLost() throws InterruptedException {
        Optional<String> forgotten = forgottenVersion();
        Assumptions.assumeTrue(forgotten.isPresent(), "this cluster forgets no version on demand");

        try (WatchStream stream = cluster().watch(List.of(new WatchStart(counters(), forgotten.get())))) {
            assertThat(next(stream)).isInstanceOfSatisfying(WatchEvent.Lost.class, lost -> assertThat(lost.selection())
                    .isEqualTo(counters()));
        }
    }

    @Test
    default void nothingComesFromAQuietNamespace() throws InterruptedException {
        String version = cluster().list(counters()).resourceVersion();

        try (WatchStream stream = cluster().watch(List.of(new WatchStart(counters(), version)))) {
            assertThat(stream.next(Duration.ofMillis(300))).isEmpty();
        }
    }
}
