package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.container.Container;
import dev.railsk.container.Mount;
import dev.railsk.definition.AppParts;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Nodes;
import dev.railsk.pod.Placement;
import dev.railsk.pod.Pod;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.volume.Claim;
import dev.railsk.volume.ClaimAccess;
import dev.railsk.workload.Workload;
import dev.railsk.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A claim for one node, or for one pod, must not be asked for by more: the others would wait for it without end, as pods that are being
 * created.
 */
final class ClaimRules {

    private final Judgement judgement;
    private final AppParts parts;

    ClaimRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    /**
     * Pods that mount a claim.
     *
     * @param scope whose pods they are
     * @param line where it is mounted
     * @param pods the most of them at a time
     * @param isHeld whether they run only on the node of the others
     */
    private record User(String scope, Origin line, int pods, boolean isHeld) {}

    void check() {
        for (Map.Entry<String, Claim> claim : parts.claims().entrySet()) {
            ClaimAccess access = claim.getValue().access();
            if (access == ClaimAccess.ONE_NODE || access == ClaimAccess.ONE_POD) {
                check(claim.getKey(), access, users(claim.getKey()));
            }
        }
    }

    private void check(String claim, ClaimAccess access, List<User> users) {
        boolean isOnePod = access == ClaimAccess.ONE_POD;
        List<User> loose = new ArrayList<>();
        for (User user : users) {
            if (isOnePod || !user.isHeld()) {
                loose.add(user);
            }
        }
        for (User user : loose) {
            if (user.pods() > 1) {
                problem(claim, isOnePod, user, user.pods() + " pods mount it");
                return;
            }
        }
        if (!loose.isEmpty() && users.size() > 1) {
            User last = users.get(users.size() - 1);
            problem(claim, isOnePod, last, users.get(0).scope() + " mounts it too");
        } else if (isOnePod) {
            checkReplacing(claim);
        }
    }

    private void problem(String claim, boolean isOnePod, User user, String who) {
        String together = "affinity(Affinity.sharingClaim(\"" + claim + "\")) wherever it is mounted";
        judgement.problem(
                List.of(user.scope(), "mount"),
                user.line(),
                user.scope() + ": the claim \"" + claim + "\" is for "
                        + (isOnePod ? "one pod" : "the pods of one node") + ", but " + who
                        + (isOnePod ? "" : ", and nothing keeps them on one node"),
                isOnePod
                        ? "Claim it with access(ClaimAccess.ONE_NODE) and write " + together
                                + ", or claim it with sharedByNodes()."
                        : "Write " + together + ", or claim it with sharedByNodes().");
    }

    /** A new pod that comes before the old one has gone waits for it, and the old one for the new. */
    private void checkReplacing(String claim) {
        for (Workload workload : parts.workloads()) {
            Lines lines = workload.basics().lines();
            Optional<Origin> line = line(workload.basics().pod(), lines, claim);
            if (line.isPresent() && workload.kind() == WorkloadKind.DEPLOYMENT && comesFirst(workload)) {
                judgement.problem(
                        List.of(workload.scope(), "mount"),
                        line.get(),
                        workload.scope() + ": the claim \"" + claim
                                + "\" is for one pod, but a new pod comes before the old one has gone",
                        "Write strategy(UpdateStrategy.recreate()), or claim it with access(ClaimAccess.ONE_NODE).");
            }
        }
    }

    private static boolean comesFirst(Workload workload) {
        UpdateStrategy strategy = workload.basics().rollout().strategy();
        if (strategy instanceof UpdateStrategy.Rolling rolling) {
            // Of one pod, Kubernetes rounds the share that may be missing down, and that which comes first up.
            return !rolling.maxUnavailable().equals("1")
                    && !rolling.maxUnavailable().equals("100%");
        }
        return strategy instanceof UpdateStrategy.ClusterDefault;
    }

    private List<User> users(String claim) {
        List<User> users = new ArrayList<>();
        for (Workload workload : parts.workloads()) {
            Pod pod = workload.basics().pod();
            Optional<Origin> line = line(pod, workload.basics().lines(), claim);
            int most = workload.scale().most().orElse(1);
            if (line.isPresent() && most > 0) {
                users.add(new User(workload.scope(), line.get(), most, isHeld(pod)));
            }
        }
        for (Map.Entry<String, Task> scoped : parts.tasks().byScope().entrySet()) {
            Task task = scoped.getValue();
            Optional<Origin> line = line(task.pod(), task.lines(), claim);
            if (line.isPresent()) {
                users.add(new User(scoped.getKey(), line.get(), 1, isHeld(task.pod())));
            }
        }
        return users;
    }

    /** The line at which a pod mounts the volume; empty where it does not. */
    private static Optional<Origin> line(Pod pod, Lines lines, String volume) {
        Optional<Origin> line = line(pod.main(), lines, volume);
        for (Companion companion : pod.companions()) {
            line = line.isPresent() ? line : line(companion.container(), companion.lines(), volume);
        }
        return line;
    }

    private static Optional<Origin> line(Container container, Lines lines, String volume) {
        for (Mount mount : container.mounts()) {
            if (mount.volume().equals(volume)) {
                return Optional.of(lines.of("mount " + mount.path()));
            }
        }
        return Optional.empty();
    }

    /** Whether pods run near others, or on a named node, and nowhere else. */
    private boolean isHeld(Pod pod) {
        Placement placement = pod.placement().over(parts.pods().placement());
        Optional<Nodes> nodes = placement.nodes().value();
        if (nodes.isPresent() && nodes.get().labels().containsKey(Affinity.NODE)) {
            return true;
        }
        for (Affinity affinity : placement.affinity().value().orElse(List.of())) {
            if (!affinity.isApart()
                    && affinity.weight().isEmpty()
                    && affinity.topology().equals(Affinity.NODE)) {
                return true;
            }
        }
        return false;
    }
}
