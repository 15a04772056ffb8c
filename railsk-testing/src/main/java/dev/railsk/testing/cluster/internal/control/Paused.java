package dev.railsk.testing.cluster.internal.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many pods each ReplicaSet of a paused Deployment may have: it is scaled, but not rolled out. */
final class Paused {

    private Paused() {}

    static Map<ReplicaSetView, Integer> replicas(Rollout rollout) {
        List<ReplicaSetView> all = newestFirst(rollout);
        List<ReplicaSetView> active =
                all.stream().filter(set -> set.wanted() > 0).toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        if (active.size() < 2) {
            return Map.of(active.isEmpty() ? all.get(0) : active.get(0), rollout.wanted());
        }
        return rollout.isRecreate() ? Map.of() : inProportion(rollout, active);
    }

    private static List<ReplicaSetView> newestFirst(Rollout rollout) {
        List<ReplicaSetView> sets = new ArrayList<>();
        rollout.current().ifPresent(sets::add);
        for (int i = rollout.old().size() - 1; i >= 0; i--) {
            sets.add(rollout.old().get(i));
        }
        return sets;
    }

    private static Map<ReplicaSetView, Integer> inProportion(Rollout rollout, List<ReplicaSetView> sets) {
        int all = sets.stream().mapToInt(ReplicaSetView::wanted).sum();
        int allowed = rollout.wanted() > 0 ? rollout.wanted() + rollout.maxSurge() : 0;
        Map<ReplicaSetView, Integer> targets = new LinkedHashMap<>();
        int left = allowed;
        for (ReplicaSetView set : sets) {
            int share = Math.min(left, Math.round((float) set.wanted() * allowed / all));
            targets.put(set, share);
            left -= share;
        }
        targets.merge(sets.get(0), left, Integer::sum);
        return targets;
    }
}
