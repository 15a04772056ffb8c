package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arithmetic of a rollout: how many pods the new ReplicaSet and the old ones may have now. */
final class Rollout {

    private final LiveObject deployment;
    private final Optional<ReplicaSetView> current;
    private final List<ReplicaSetView> old;

    Rollout(LiveObject deployment, Optional<ReplicaSetView> current, List<ReplicaSetView> old) {
        this.deployment = deployment;
        this.current = current;
        this.old = old;
    }

    Optional<ReplicaSetView> current() {
        return current;
    }

    List<ReplicaSetView> old() {
        return old;
    }

    int wanted() {
        return Math.toIntExact(
                deployment.content().at("spec", "replicas").integer().orElse(1L));
    }

    Tree annotations() {
        return deployment.content().at("metadata", "annotations");
    }

    boolean isPaused() {
        return deployment.content().at("spec", "paused").isTrue();
    }

    boolean isRecreate() {
        return deployment.content().at("spec", "strategy", "type").text().equals(Optional.of("Recreate"));
    }

    int maxSurge() {
        return share("maxSurge", true);
    }

    int maxUnavailable() {
        int share = share("maxUnavailable", false);
        return share == 0 && maxSurge() == 0 ? 1 : share;
    }

    private int share(String field, boolean roundUp) {
        Tree value = deployment.content().at("spec", "strategy", "rollingUpdate", field);
        Optional<String> percent = value.text();
        if (percent.isEmpty()) {
            return Math.toIntExact(value.integer().orElse(0L));
        }
        int number = Integer.parseInt(percent.get().replace("%", ""));
        int product = number * wanted();
        return roundUp ? (product + 99) / 100 : product / 100;
    }

    /** How many pods the new ReplicaSet should have now. */
    int newReplicas() {
        int now = current.map(ReplicaSetView::wanted).orElse(0);
        if (isRecreate() || now > wanted()) {
            return wanted();
        }
        int all = now + old.stream().mapToInt(ReplicaSetView::wanted).sum();
        int room = wanted() + maxSurge() - all;
        return room <= 0 ? now : now + Math.min(room, wanted() - now);
    }

    /** How many pods the old ReplicaSets should have now. */
    Map<ReplicaSetView, Integer> oldReplicas() {
        Map<ReplicaSetView, Integer> targets = new LinkedHashMap<>();
        old.forEach(set -> targets.put(set, isRecreate() ? 0 : set.wanted()));
        if (isRecreate() || current.isEmpty()) {
            return targets;
        }
        ReplicaSetView next = current.get();
        int all = next.wanted() + old.stream().mapToInt(ReplicaSetView::wanted).sum();
        int needed = wanted() - maxUnavailable();
        int spare = all - needed - (next.wanted() - next.available());
        for (ReplicaSetView set : old) {
            int unhealthy = Math.min(Math.max(spare, 0), set.wanted() - set.available());
            targets.merge(set, -unhealthy, Integer::sum);
            spare -= unhealthy;
        }
        int available = next.available()
                + old.stream().mapToInt(ReplicaSetView::available).sum();
        int surplus = Math.min(available - needed, Math.max(spare, 0));
        for (ReplicaSetView set : old) {
            int fewer = Math.min(Math.max(surplus, 0), targets.getOrDefault(set, 0));
            targets.merge(set, -fewer, Integer::sum);
            surplus -= fewer;
        }
        return targets;
    }
}
