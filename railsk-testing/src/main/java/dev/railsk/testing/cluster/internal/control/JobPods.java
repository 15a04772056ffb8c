package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pods of one Job, counted. */
record JobPods(List<PodView> pods) {

    private static final long FIRST_BACKOFF_SECONDS = 10;

    int active() {
        return running().size();
    }

    List<LiveObject> running() {
        return pods.stream()
                .filter(pod -> !pod.isEnding() && !pod.isFinished())
                .map(PodView::object)
                .toList();
    }

    int ending() {
        return count(pod -> pod.isEnding() && !pod.isFinished());
    }

    int succeeded() {
        return count(pod -> pod.phase().equals("Succeeded"));
    }

    int failed() {
        return count(pod -> pod.phase().equals("Failed"));
    }

    int ready() {
        return count(PodView::isReady);
    }

    /** Failed pods, and restarts within pods. */
    int failures() {
        return failed() + pods.stream().mapToInt(PodView::restarts).sum();
    }

    /** When the next pod may be made after the last failure: each time later. */
    Optional<Instant> nextTry() {
        Optional<Instant> last = pods.stream()
                .filter(pod -> pod.phase().equals("Failed"))
                .flatMap(pod -> finished(pod).stream())
                .max(Instant::compareTo);
        return last.map(time -> time.plusSeconds(FIRST_BACKOFF_SECONDS << Math.min(failed() - 1, 5)));
    }

    private static Optional<Instant> finished(PodView pod) {
        List<Tree> statuses =
                pod.object().content().at("status", "containerStatuses").items();
        return statuses.isEmpty()
                ? Optional.empty()
                : statuses.get(0).at("state", "terminated", "finishedAt").text().map(Instant::parse);
    }

    private int count(java.util.function.Predicate<PodView> predicate) {
        return Math.toIntExact(pods.stream().filter(predicate).count());
    }
}
