package dev.railsk.testing.cluster.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import org.junit.jupiter.api.Test;

class NumberedPodsTest {

    private static final String OLD = "set-1";
    private static final String NEW = "set-2";

    private final NumberedPods pods = new NumberedPods();

    private static PodView pod(String revision, String phase, boolean isReady, boolean isEnding) {
        return new PodView(LiveObject.of(Tree.parseJson(
                """
                {"metadata": {"labels": {"controller-revision-hash": "%s"}%s},
                 "status": {"phase": "%s", "conditions": [
                   {"type": "Ready", "status": "%s", "lastTransitionTime": "2026-01-05T09:00:00Z"}]}}
                """
                        .formatted(
                                revision,
                                isEnding ? ", \"deletionTimestamp\": \"2026-01-05T09:00:00Z\"" : "",
                                phase,
                                isReady ? "True" : "False"))));
    }

    private static PodView ready(String revision) {
        return pod(revision, "Running", true, false);
    }

    private static PodView unready(String revision) {
        return pod(revision, "Running", false, false);
    }

    @Test
    void theFirstOpenNumberIsMissingOrHoldsTheOthersUp() {
        assertThat(pods.firstOpen(3, NEW)).hasValue(0);
        pods.put(0, ready(NEW));
        assertThat(pods.firstOpen(3, NEW)).hasValue(1);
        pods.put(1, unready(NEW));
        pods.put(2, ready(NEW));
        assertThat(pods.firstOpen(3, NEW)).hasValue(1);
        pods.put(1, ready(NEW));
        assertThat(pods.firstOpen(3, NEW)).isEmpty();
        pods.remove(0);
        assertThat(pods.firstOpen(3, NEW)).hasValue(0);
    }

    @Test
    void anUnreadyPodOfAnOlderRevisionHoldsNobodyUp() {
        pods.put(0, unready(OLD));
        pods.put(1, ready(OLD));

        assertThat(pods.firstOpen(2, NEW)).isEmpty();
        assertThat(pods.firstOpen(2, OLD)).hasValue(0);
        assertThat(pods.lastOutdated(2, NEW)).hasValue(1);
        assertThat(pods.lastOutdated(2, OLD)).isEmpty();
    }

    @Test
    void endingAndFinishedPodsHoldTheOthersUp() {
        pods.put(0, pod(OLD, "Running", true, true));
        assertThat(pods.firstOpen(1, NEW)).hasValue(0);
        pods.put(0, pod(NEW, "Failed", false, false));
        assertThat(pods.firstOpen(1, NEW)).hasValue(0);
    }

    @Test
    void theLastBeyondIsTheHighest() {
        pods.put(0, ready(NEW));
        pods.put(1, ready(NEW));
        pods.put(2, ready(NEW));

        assertThat(pods.lastBeyond(3)).isEmpty();
        assertThat(pods.lastBeyond(1)).hasValue(2);
    }

    @Test
    void countsWhatRuns() {
        pods.put(0, ready(NEW));
        pods.put(1, unready(NEW));
        pods.put(2, ready(OLD));
        pods.put(3, pod(NEW, "Failed", false, false));
        pods.put(4, pod(NEW, "Running", true, true));

        assertThat(pods.running()).isEqualTo(4);
        assertThat(pods.ready()).isEqualTo(3);
        assertThat(pods.updated(NEW)).isEqualTo(2);
        for (int number = 0; number < 5; number++) {
            pods.remove(number);
        }
        assertThat(pods.isEmpty()).isTrue();
        assertThat(pods.running()).isZero();
        assertThat(pods.updated(NEW)).isZero();
    }
}
