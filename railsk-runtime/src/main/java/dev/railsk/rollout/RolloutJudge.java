package dev.railsk.rollout;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final ObjectRef workload;
    private final Baseline baseline;
    private final Wanted wanted;
    private final Sightings sightings = new Sightings();
    private final Map<String, RailsError> bootErrors = new HashMap<>();
    private @Nullable Instant doomedSince;
    private RolloutStatus last = new RolloutStatus.Progressing(PodCounts.NONE, "nothing was seen of it yet", List.of());

    /** A judge of this Deployment or StatefulSet, with what is known from before the deploy. */
    public RolloutJudge(ObjectRef workload, Baseline baseline) {
        this(workload, baseline, Wanted.ANYTHING);
    }

    /** A judge that notices when something else than what is wanted is put in place. */
    public RolloutJudge(ObjectRef workload, Baseline baseline, Wanted wanted) {
        this.workload = workload;
        this.baseline = baseline;
        this.wanted = wanted;
    }

    /** The object that is judged. */
    public ObjectRef workload() {
        return workload;
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
        boolean isToldAnyway = !progressing.problems().isEmpty();
        String fact = "not complete after " + limit.toSeconds() + " s: " + progressing.pods()
                + (isToldAnyway ? "" : "; " + progressing.reason());
        return new RolloutStatus.Failed(progressing.pods(), late(Rule.DEADLINE_EXCEEDED, fact, progressing.problems()));
    }

    private RolloutStatus verdict(Observation observed, Instant now) {
        Tree object = observed.workload();
        if (!object.isPresent()) {
            return gone(now);
        }
        PodCounts pods = observed.revisions().counts();
        Optional<String> other = wanted.difference(object);
        if (other.isPresent()) {
            return new RolloutStatus.Failed(pods, superseded(other.get()));
        }
        if (integer(object.at("status", "observedGeneration")) < integer(object.at("metadata", "generation"))) {
            return new RolloutStatus.Progressing(pods, "the controller has not seen the change yet", List.of());
        }
        if (observed.revisions().isComplete()) {
            return new RolloutStatus.Complete(pods);
        }
        if (object.at("spec", "paused").isTrue()) {
            String next = "Run kubectl rollout resume deployment/" + workload.name() + " --namespace "
                    + workload.namespace() + ".";
            return new RolloutStatus.Failed(
                    pods,
                    new Cause(Rule.PAUSED, workload, "", "DeploymentPaused", "its rollout is paused", next, List.of()));
        }
        return unfinished(observed, pods, now);
    }

    private Cause superseded(String fact) {
        return new Cause(
                Rule.SUPERSEDED,
                workload,
                "",
                "",
                "another change came while this deploy waited: " + fact,
                "Find out who made it. Deploy again to bring this version back, or leave it.",
                List.of());
    }

    private RolloutStatus gone(Instant now) {
        Cause cause = new Cause(
                Rule.WORKLOAD_GONE,
                workload,
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
        for (Tree pod : observed.revisions().newPods()) {
            if (Observation.isOver(pod)) {
                problems.addAll(PodProblems.of(pod, observed.events(), baseline));
                continue;
            }
            boolean isDoomed = pod(pod, observed.events(), now, problems, verdicts);
            isAnyOpen |= !isDoomed;
        }
        refusedPods(observed, now, problems, verdicts);
        Optional<Cause> exceeded = outOfStorage(problems);
        exceeded.ifPresent(verdicts::add);
        problems.sort(Rule.byGravity());
        verdicts.sort(Rule.byGravity());
        if (isFinal(verdicts, isAnyOpen && exceeded.isEmpty(), now)) {
            return new RolloutStatus.Failed(pods, verdicts.get(0));
        }
        Tree progress = Conditions.of(observed.workload(), "Progressing");
        boolean heals = !problems.isEmpty() && problems.get(0).rule().isHealing();
        if (Baseline.isMissedDeadline(progress)
                && !heals
                && !Conditions.text(progress, "lastUpdateTime").equals(baseline.deadlineMissedAt())) {
            return new RolloutStatus.Failed(
                    pods, late(Rule.PROGRESS_DEADLINE, Conditions.text(progress, "message"), problems));
        }
        return new RolloutStatus.Progressing(pods, reason(pods, problems), problems);
    }

    private boolean pod(Tree pod, Events events, Instant now, List<Cause> problems, List<Cause> verdicts) {
        boolean isDoomed = false;
        for (Cause seen : PodProblems.of(pod, events, baseline)) {
            Cause cause = withBootError(sightings.remembered(pod, seen));
            problems.add(cause);
            if (sightings.note(pod, cause, seen, now)) {
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
        Tree maker = observed.revisions().maker();
        Tree failure = Conditions.of(maker, "ReplicaFailure");
        Optional<Cause> refusal = Conditions.text(failure, "status").equals("True")
                ? Optional.of(PodRefusal.of(
                        ref(maker), Conditions.text(failure, "reason"), Conditions.text(failure, "message")))
                : PodRefusal.told(maker, ref(maker), observed.events());
        if (refusal.isEmpty()) {
            return;
        }
        boolean hasPods = !observed.revisions().newPods().isEmpty();
        boolean isStated = Conditions.text(failure, "status").equals("True");
        if (hasPods && !isStated) {
            return;
        }
        problems.add(refusal.get());
        if (sightings.note(maker, refusal.get(), now) && !hasPods) {
            verdicts.add(refusal.get());
        }
    }

    private ObjectRef ref(Tree maker) {
        String name = Conditions.text(maker.at("metadata"), "name");
        boolean isReplicaSet = Conditions.text(maker, "kind").equals("ReplicaSet");
        return isReplicaSet && !name.isEmpty()
                ? new ObjectRef(ObjectKind.REPLICA_SET, workload.namespace(), name)
                : workload;
    }

    // Each of them is another pod, so none is seen twice: how many there are is how often it was seen.
    private static Optional<Cause> outOfStorage(List<Cause> problems) {
        Cause last = null;
        int seen = 0;
        for (Cause problem : problems) {
            if (problem.rule() == Rule.STORAGE_EXCEEDED) {
                last = problem;
                seen++;
            }
        }
        return last != null && last.rule().isFinal(seen, Duration.ZERO) ? Optional.of(last) : Optional.empty();
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
                    workload,
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
                known.message() + " (" + workload + ": " + fact + ")" + before,
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
        if (pods.available() < pods.wanted()) {
            return pods.available() + " of " + pods.wanted() + " updated pods are available";
        }
        return switch (pods.old()) {
            case 0 -> "its controller has yet to say that it is complete";
            case 1 -> "1 old pod is ending";
            default -> pods.old() + " old pods are ending";
        };
    }

    private static long integer(Tree tree) {
        return tree.integer().orElse(0L);
    }
}
