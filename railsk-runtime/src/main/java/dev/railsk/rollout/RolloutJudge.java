package dev.railsk.rollout;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rollout of one Deployment from what is observed. It remembers what it has seen, asks nobody, and does not wait.
 *
 * <p>Only the present revision counts: its ReplicaSet is found by owner and revision number, and conditions and restarts from
 * before the deploy are left out by the {@link Baseline}. For one thread.
 */
public final class RolloutJudge {

    /** How long some pods may be doomed while others of the revision are not. */
    private static final Duration PARTIAL_GRACE = Duration.ofSeconds(60);

    private final ObjectRef deployment;
    private final Baseline baseline;
    private final Sightings sightings = new Sightings();
    private final Map<String, RailsError> bootErrors = new HashMap<>();
    private @Nullable Instant doomedSince;
    private RolloutStatus last = new RolloutStatus.Progressing(PodCounts.NONE, "nothing was seen of it yet", List.of());

    /** A judge of this Deployment, with what is known from before the deploy. */
    public RolloutJudge(ObjectRef deployment, Baseline baseline) {
        this.deployment = deployment;
        this.baseline = baseline;
    }

    /** The last verdict. */
    public RolloutStatus last() {
        return last;
    }

    /** Take into account what a container's log shows: a lasting error of Rails is final at once. */
    public void learn(ObjectRef pod, String container, RailsError error) {
        bootErrors.put(pod.name() + "/" + container, error);
    }

    /** The verdict on what is observed now. */
    public RolloutStatus judge(Observation observed, Instant now) {
        last = verdict(observed, now);
        sightings.endRound();
        return last;
    }

    /** The verdict when the deploy's time is up. */
    public RolloutStatus timedOut(Duration limit) {
        if (!(last instanceof RolloutStatus.Progressing progressing)) {
            return last;
        }
        String fact =
                "not complete after " + limit.toSeconds() + " s: " + progressing.pods() + "; " + progressing.reason();
        return new RolloutStatus.Failed(progressing.pods(), late(Rule.DEADLINE_EXCEEDED, fact, progressing.problems()));
    }

    private RolloutStatus verdict(Observation observed, Instant now) {
        Tree object = observed.deployment();
        if (!object.isPresent()) {
            return gone(now);
        }
        PodCounts pods = counts(observed);
        if (integer(object.at("status", "observedGeneration")) < integer(object.at("metadata", "generation"))) {
            return new RolloutStatus.Progressing(pods, "the controller has not seen the change yet", List.of());
        }
        if (isComplete(object, pods)) {
            return new RolloutStatus.Complete(pods);
        }
        if (object.at("spec", "paused").isTrue()) {
            String next = "Run kubectl rollout resume deployment/" + deployment.name() + " --namespace "
                    + deployment.namespace() + ".";
            return new RolloutStatus.Failed(
                    pods,
                    new Cause(
                            Rule.PAUSED, deployment, "", "DeploymentPaused", "its rollout is paused", next, List.of()));
        }
        return unfinished(observed, pods, now);
    }

    private RolloutStatus gone(Instant now) {
        Cause cause = new Cause(
                Rule.WORKLOAD_GONE,
                deployment,
                "",
                "",
                "it is not there",
                "Find out who deleted it, and deploy again.",
                List.of());
        return sightings.note(Tree.absent(), cause, now)
                ? new RolloutStatus.Failed(PodCounts.NONE, cause)
                : new RolloutStatus.Progressing(PodCounts.NONE, "it is not there", List.of(cause));
    }

    private RolloutStatus unfinished(Observation observed, PodCounts pods, Instant now) {
        List<Cause> problems = new ArrayList<>();
        List<Cause> verdicts = new ArrayList<>();
        boolean isAnyOpen = false;
        for (Tree pod : observed.newPods()) {
            boolean isDoomed = pod(pod, observed.events(), now, problems, verdicts);
            isAnyOpen |= !isDoomed;
        }
        refusedPods(observed, now, problems, verdicts);
        problems.sort(Comparator.comparing(Cause::rule));
        verdicts.sort(Comparator.comparing(Cause::rule));
        if (isFinal(verdicts, isAnyOpen, now)) {
            return new RolloutStatus.Failed(pods, verdicts.get(0));
        }
        Tree progress = Conditions.of(observed.deployment(), "Progressing");
        if (Baseline.isMissedDeadline(progress)
                && !Conditions.text(progress, "lastUpdateTime").equals(baseline.deadlineMissedAt())) {
            return new RolloutStatus.Failed(
                    pods, late(Rule.PROGRESS_DEADLINE, Conditions.text(progress, "message"), problems));
        }
        return new RolloutStatus.Progressing(pods, reason(pods, problems), problems);
    }

    private boolean pod(Tree pod, List<Tree> events, Instant now, List<Cause> problems, List<Cause> verdicts) {
        boolean isDoomed = false;
        for (Cause seen : PodProblems.of(pod, events, baseline)) {
            Cause cause = withBootError(sightings.remembered(pod, seen));
            problems.add(cause);
            if (sightings.note(pod, cause, now)) {
                verdicts.add(cause);
                isDoomed = true;
            }
        }
        return isDoomed;
    }

    private Cause withBootError(Cause cause) {
        RailsError error = bootErrors.get(cause.object().name() + "/" + cause.container());
        boolean isEnded = cause.rule() == Rule.CONTAINER_ENDED || cause.rule() == Rule.CRASH_LOOP;
        if (error == null || !isEnded) {
            return cause;
        }
        Rule rule = error.isLasting() ? Rule.RAILS_BOOT_ERROR : cause.rule();
        String message = cause.message() + "; its log says: " + error.line();
        return new Cause(rule, cause.object(), cause.container(), cause.reason(), message, error.nextStep(), List.of());
    }

    private void refusedPods(Observation observed, Instant now, List<Cause> problems, List<Cause> verdicts) {
        Tree replicaSet = observed.newReplicaSet();
        Tree failure = Conditions.of(replicaSet.isPresent() ? replicaSet : observed.deployment(), "ReplicaFailure");
        if (!Conditions.text(failure, "status").equals("True")) {
            return;
        }
        String name = Conditions.text(replicaSet.at("metadata"), "name");
        ObjectRef at =
                name.isEmpty() ? deployment : new ObjectRef(ObjectKind.REPLICA_SET, deployment.namespace(), name);
        String message = Conditions.text(failure, "message");
        Cause cause = new Cause(
                Rule.PODS_REFUSED,
                at,
                "",
                Conditions.text(failure, "reason"),
                message,
                message.contains("exceeded quota")
                        ? "Raise the namespace's quota, or ask for less."
                        : "Change what the message names, or the policy that refuses it.",
                List.of());
        problems.add(cause);
        if (sightings.note(replicaSet, cause, now) && observed.newPods().isEmpty()) {
            verdicts.add(cause);
        }
    }

    /** Doomed pods are final when no other pod of the revision may still come up, or after a while. */
    private boolean isFinal(List<Cause> verdicts, boolean isAnyOpen, Instant now) {
        if (verdicts.isEmpty()) {
            doomedSince = null;
            return false;
        }
        if (doomedSince == null) {
            doomedSince = now;
        }
        return !isAnyOpen || !now.isBefore(doomedSince.plus(PARTIAL_GRACE));
    }

    private Cause late(Rule rule, String fact, List<Cause> problems) {
        String before = baseline.deadlineMissedAt().isEmpty() ? "" : " It was failing before this deploy.";
        if (problems.isEmpty()) {
            return new Cause(
                    rule,
                    deployment,
                    "",
                    "",
                    sentence(fact) + before,
                    "Look at its pods, or allow more time.",
                    List.of());
        }
        Cause known = problems.get(0);
        return new Cause(
                rule,
                known.object(),
                known.container(),
                known.reason(),
                known.message() + " (" + deployment + ": " + fact + ")" + before,
                known.nextStep(),
                List.of());
    }

    private static String sentence(String fact) {
        return fact.endsWith(".") ? fact : fact + ".";
    }

    private static String reason(PodCounts pods, List<Cause> problems) {
        if (!problems.isEmpty()) {
            return problems.get(0).summary();
        }
        if (pods.updated() < pods.wanted()) {
            return pods.updated() + " of " + pods.wanted() + " pods are updated";
        }
        return pods.available() < pods.wanted()
                ? pods.available() + " of " + pods.wanted() + " updated pods are available"
                : pods.old() + " old pods are ending";
    }

    /** The same numbers as the controller: pods of the present revision, by its own count. */
    private static PodCounts counts(Observation observed) {
        Tree deployment = observed.deployment();
        Tree replicaSet = observed.newReplicaSet();
        return new PodCounts(
                (int) wanted(deployment),
                (int) integer(deployment.at("status", "updatedReplicas")),
                (int) integer(replicaSet.at("status", "availableReplicas")),
                observed.oldPods());
    }

    private static boolean isComplete(Tree deployment, PodCounts pods) {
        long all = integer(deployment.at("status", "replicas"));
        return pods.updated() == pods.wanted()
                && all == pods.updated()
                && pods.available() == pods.wanted()
                && integer(deployment.at("status", "availableReplicas")) >= pods.wanted();
    }

    private static long wanted(Tree deployment) {
        return deployment.at("spec", "replicas").integer().orElse(1L);
    }

    private static long integer(Tree tree) {
        return tree.integer().orElse(0L);
    }
}
