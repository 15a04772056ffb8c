package dev.railsk.testing.cluster.internal.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The pods of one StatefulSet by their numbers, kept up to date pod by pod: each of thousands of steps must not look at all of them
 * again.
 */
final class NumberedPods {

    private final TreeMap<Integer, PodView> pods = new TreeMap<>();
    private final TreeSet<Integer> gaps = new TreeSet<>();
    private final TreeSet<Integer> unsettled = new TreeSet<>();
    private final Map<String, TreeSet<Integer>> byRevision = new HashMap<>();
    private final Map<String, Integer> lasting = new HashMap<>();
    private int top = -1;
    private int running;
    private int ready;

    /** Know a pod as it is now. */
    void put(int number, PodView pod) {
        forget(number);
        gaps.remove(number);
        for (int gap = top + 1; gap < number; gap++) {
            gaps.add(gap);
        }
        top = Math.max(top, number);
        pods.put(number, pod);
        if (!isSettled(pod)) {
            unsettled.add(number);
        }
        byRevision.computeIfAbsent(pod.revision(), none -> new TreeSet<>()).add(number);
        count(pod, 1);
    }

    /** A pod is gone. */
    void remove(int number) {
        forget(number);
        gaps.add(number);
    }

    private void forget(int number) {
        PodView before = pods.remove(number);
        if (before != null) {
            unsettled.remove(number);
            byRevision.getOrDefault(before.revision(), new TreeSet<>()).remove(number);
            count(before, -1);
        }
    }

    private void count(PodView pod, int sign) {
        if (!pod.isFinished()) {
            running += sign;
            ready += pod.isReady() ? sign : 0;
            lasting.merge(pod.revision(), pod.isEnding() ? 0 : sign, Integer::sum);
        }
    }

    private static boolean isSettled(PodView pod) {
        return pod.isReady() && !pod.isFinished() && !pod.isEnding();
    }

    boolean isEmpty() {
        return pods.isEmpty();
    }

    Optional<PodView> get(int number) {
        return Optional.ofNullable(pods.get(number));
    }

    /** The lowest number below this one that is missing, or holds the others up; one of an older revision may be unready. */
    OptionalInt firstOpen(int wanted, String revision) {
        int missing = gaps.isEmpty() ? top + 1 : gaps.first();
        for (int number : unsettled.headSet(Math.min(wanted, missing))) {
            PodView pod = pods.get(number);
            if (pod != null
                    && (pod.isFinished() || pod.isEnding() || pod.revision().equals(revision))) {
                return OptionalInt.of(number);
            }
        }
        return missing < wanted ? OptionalInt.of(missing) : OptionalInt.empty();
    }

    /** The highest number below this one whose pod is of another revision. */
    OptionalInt lastOutdated(int wanted, String revision) {
        int last = -1;
        for (Map.Entry<String, TreeSet<Integer>> numbers : byRevision.entrySet()) {
            Integer highest = numbers.getValue().lower(wanted);
            if (highest != null && !numbers.getKey().equals(revision)) {
                last = Math.max(last, highest);
            }
        }
        return last < 0 ? OptionalInt.empty() : OptionalInt.of(last);
    }

    /** The highest number, when there are more pods than so many. */
    OptionalInt lastBeyond(int wanted) {
        return pods.isEmpty() || pods.lastKey() < wanted ? OptionalInt.empty() : OptionalInt.of(pods.lastKey());
    }

    /** How many have not finished. */
    int running() {
        return running;
    }

    /** How many of these are ready. */
    int ready() {
        return ready;
    }

    /** How many of these are of this revision and are not ending. */
    int updated(String revision) {
        return lasting.getOrDefault(revision, 0);
    }
}
