package dev.railsk.rollout;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one Job. Success is the Job's condition, never a pod that runs or a phase; failure is its condition, or a pod that
 * cannot start, of which the Job says nothing. For one thread.
 */
public final class TaskJudge {

    private final ObjectRef job;
    private final String main;
    private final Sightings sightings = new Sightings();

    /**
     * A judge of this Job.
     *
     * @param main the name of the container that is the task; others, such as an injected proxy, may run on after it
     */
    public TaskJudge(ObjectRef job, String main) {
        this.job = job;
        this.main = main;
    }

    /** Whether a Job has ended well. */
    public static boolean isSucceeded(Tree job) {
        return Conditions.isTrue(job, "Complete");
    }

    /** Whether a Job has ended badly. */
    public static boolean isFailed(Tree job) {
        return Conditions.isTrue(job, "Failed");
    }

    /**
     * The verdict on what is observed now.
     *
     * @param observed the Job; absent when it is gone
     * @param pods pods of its namespace, others' included
     * @param events events of its namespace, others' included
     */
    public TaskStatus judge(Tree observed, List<Tree> pods, List<Tree> events, Instant now) {
        return judge(observed, pods, Events.of(events), now);
    }

    /**
     * The verdict on what is observed now.
     *
     * @param observed the Job; absent when it is gone
     * @param pods its pods; others' may be among them
     * @param events what is told of these; others may be among them
     */
    public TaskStatus judge(Tree observed, List<Tree> pods, Events events, Instant now) {
        Tree pod = newest(observed, pods);
        String name = Conditions.text(pod.at("metadata"), "name");
        String container = startedContainer(pod);
        Optional<TaskStatus> left = leftBehind(observed, pod, name);
        if (left.isPresent()) {
            return left.get();
        }
        TaskStatus status = verdict(observed, pod, events, now)
                .map(cause -> (TaskStatus) new TaskStatus.Failed(name, container, cause))
                .orElseGet(() -> isSucceeded(observed)
                        ? new TaskStatus.Succeeded(name, container, endedAt(observed))
                        : new TaskStatus.Unfinished(name, container, openProblems(observed, pod, events)));
        sightings.endRound();
        return status;
    }

    private Optional<Cause> verdict(Tree observed, Tree pod, Events events, Instant now) {
        if (!observed.isPresent()) {
            Cause gone = new Cause(
                    Rule.TASK_GONE,
                    job,
                    "",
                    "",
                    "it is not there any more, and how it ended is not known",
                    "Find out who deleted it and how far it came, then run it again.",
                    List.of());
            return Optional.of(gone);
        }
        if (isFailed(observed)) {
            return Optional.of(failed(observed, pod, events));
        }
        if (isSucceeded(observed)) {
            return Optional.empty();
        }
        Optional<Cause> refused = pod.isPresent() ? Optional.empty() : PodRefusal.told(observed, job, events);
        if (refused.isPresent() && sightings.note(observed, refused.get(), now)) {
            return Optional.of(stuck(refused.get()));
        }
        Optional<Cause> stuck = Optional.empty();
        for (Cause seen : problems(pod, events)) {
            Cause cause = sightings.remembered(pod, seen);
            boolean isFinal = sightings.note(pod, cause, seen, now) && !isTriedAgain(pod, cause);
            if (isFinal && stuck.isEmpty()) {
                stuck = Optional.of(stuck(cause));
            }
        }
        return stuck;
    }

    // A container that is restarted in its pod is a further try, and the Job says when it was the last one.
    private static boolean isTriedAgain(Tree pod, Cause cause) {
        boolean isEnd = cause.rule() == Rule.CRASH_LOOP
                || cause.rule() == Rule.OUT_OF_MEMORY
                || cause.rule() == Rule.KILLED_BY_PROBE;
        if (!isEnd || !restartsInPlace(pod.at("spec"))) {
            return false;
        }
        for (Tree container : pod.at("spec", "initContainers").items()) {
            if (Conditions.text(container, "name").equals(cause.container())) {
                return !Conditions.text(container, "restartPolicy").equals("Always");
            }
        }
        return true;
    }

    private static boolean restartsInPlace(Tree podSpec) {
        return Conditions.text(podSpec, "restartPolicy").equals("OnFailure");
    }

    /** How often a container of one of these pods was restarted. */
    public static long restarts(List<Tree> pods, String pod, String container) {
        for (Tree candidate : pods) {
            if (Conditions.text(candidate.at("metadata"), "name").equals(pod)) {
                for (Tree status : statuses(candidate)) {
                    if (Conditions.text(status, "name").equals(container)) {
                        return status.at("restartCount").integer().orElse(0L);
                    }
                }
            }
        }
        return 0;
    }

    private List<Cause> openProblems(Tree observed, Tree pod, Events events) {
        List<Cause> problems = new ArrayList<>(problems(pod, events));
        if (!pod.isPresent()) {
            PodRefusal.told(observed, job, events).ifPresent(problems::add);
        }
        return problems;
    }

    // The task's own container has ended, but the pod has not, because of a container that somebody else put into it.
    private Optional<TaskStatus> leftBehind(Tree observed, Tree pod, String name) {
        if (!observed.isPresent() || isSucceeded(observed) || isFailed(observed)) {
            return Optional.empty();
        }
        Tree ended = Tree.absent();
        boolean isAnyRunning = false;
        for (Tree container : statuses(pod)) {
            boolean isMain = Conditions.text(container, "name").equals(main);
            Tree state = container.at("state");
            isAnyRunning |= !isMain && state.at("running").isPresent();
            ended = isMain && state.at("terminated").isPresent() ? container : ended;
        }
        if (!ended.isPresent() || !isAnyRunning) {
            return Optional.empty();
        }
        Tree terminated = ended.at("state", "terminated");
        boolean isWell = terminated.at("exitCode").integer().orElse(-1L) == 0L;
        if (!isWell && restartsInPlace(pod.at("spec"))) {
            return Optional.empty();
        }
        return Optional.of(
                isWell
                        ? new TaskStatus.Succeeded(
                                name, main, terminated.at("finishedAt").text())
                        : new TaskStatus.Failed(name, main, ended(pod, ended, terminated, "Error")));
    }

    private Cause stuck(Cause cause) {
        String next = cause.nextStep() + " " + job
                + " is left as it is: it goes on when the cause is gone, or is removed by kubectl delete job "
                + job.name() + " --namespace " + job.namespace() + ".";
        return new Cause(
                cause.rule(), cause.object(), cause.container(), cause.reason(), cause.message(), next, List.of());
    }

    private Cause failed(Tree observed, Tree pod, Events events) {
        Tree condition = Conditions.of(observed, "Failed");
        String reason = Conditions.text(condition, "reason");
        if (reason.equals("DeadlineExceeded")) {
            return late(observed, pod, events, reason);
        }
        List<Cause> known = openProblems(observed, pod, events);
        boolean isTakenAway =
                Observation.isOver(pod) && pod.at("status", "reason").isPresent();
        if (!known.isEmpty() && (isTakenAway || !pod.isPresent())) {
            return known.get(0);
        }
        List<Tree> containers =
                new ArrayList<>(pod.at("status", "initContainerStatuses").items());
        containers.addAll(statuses(pod));
        for (Tree container : containers) {
            Tree now = container.at("state", "terminated");
            Tree ended = now.isPresent() ? now : container.at("lastState", "terminated");
            if (ended.at("exitCode").integer().orElse(0L) != 0L) {
                return ended(pod, container, ended, reason);
            }
        }
        String message = Conditions.text(condition, "message");
        // Kubernetes removes the pod of tries in place with the last one; what was read of its log is left.
        String nextStep = restartsInPlace(observed.at("spec", "template", "spec"))
                ? "Read its log, correct the cause, and run it again."
                : "Look at its pod's events.";
        return new Cause(Rule.TASK_FAILED, job, "", reason, message, nextStep, List.of());
    }

    private Cause late(Tree observed, Tree pod, Events events, String reason) {
        long seconds = observed.at("spec", "activeDeadlineSeconds").integer().orElse(0L);
        List<Cause> known = openProblems(observed, pod, events);
        return new Cause(
                Rule.DEADLINE_EXCEEDED,
                job,
                "",
                reason,
                "it was stopped at its deadline of " + seconds + " s"
                        + (known.isEmpty() ? "" : "; " + known.get(0).summary()),
                "Look at how far it came, then run it again with a longer deadline.",
                List.of());
    }

    private static Cause ended(Tree pod, Tree container, Tree ended, String reason) {
        boolean isMemory = Conditions.text(ended, "reason").equals("OOMKilled");
        return new Cause(
                isMemory ? Rule.OUT_OF_MEMORY : Rule.TASK_FAILED,
                PodProblems.ref(pod),
                Conditions.text(container, "name"),
                isMemory ? "OOMKilled" : reason,
                ExitCode.describe(ended),
                isMemory
                        ? "Give it more memory, then run it again."
                        : "Read its log, correct the cause, and run it again.",
                List.of());
    }

    private static List<Cause> problems(Tree pod, Events events) {
        List<Cause> problems = new ArrayList<>(PodProblems.of(pod, events, Baseline.NONE));
        problems.sort(Rule.byGravity());
        return problems;
    }

    /** The newest of these objects that the owner has made; absent when there is none. */
    public static Tree newest(Tree owner, List<Tree> objects) {
        Tree newest = Tree.absent();
        String latest = "";
        for (Tree object : objects) {
            String created = Conditions.text(object.at("metadata"), "creationTimestamp");
            if (Owner.owns(owner, object) && created.compareTo(latest) >= 0) {
                latest = created;
                newest = object;
            }
        }
        return newest;
    }

    // The task's own container, else the init container that holds it up.
    private String startedContainer(Tree pod) {
        List<Tree> all =
                new ArrayList<>(pod.at("status", "initContainerStatuses").items());
        all.addAll(statuses(pod));
        String started = "";
        for (Tree container : all) {
            Tree state = container.at("state");
            boolean hasStarted =
                    state.at("running").isPresent() || state.at("terminated").isPresent();
            String name = Conditions.text(container, "name");
            if (hasStarted && name.equals(main)) {
                return name;
            }
            boolean hasFailed = state.at("terminated", "exitCode").integer().orElse(0L) != 0L;
            started = hasFailed ? name : started;
        }
        return started;
    }

    private static List<Tree> statuses(Tree pod) {
        return pod.at("status", "containerStatuses").items();
    }

    /** When a Job ended, in the server's words. */
    public static Optional<String> endedAt(Tree job) {
        Optional<String> completed = job.at("status", "completionTime").text();
        String type = isSucceeded(job) ? "Complete" : "Failed";
        return completed.isPresent()
                ? completed
                : Conditions.of(job, type).at("lastTransitionTime").text();
    }
}
