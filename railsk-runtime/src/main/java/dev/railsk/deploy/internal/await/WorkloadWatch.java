package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.AppParts;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.internal.observe.AuthorLines;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.observe.ClusterView;
import dev.railsk.deploy.internal.observe.Images;
import dev.railsk.deploy.internal.observe.Logs;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Observation;
import dev.railsk.rollout.RailsError;
import dev.railsk.rollout.RolloutJudge;
import dev.railsk.rollout.RolloutStatus;
import dev.railsk.rollout.Rule;
import dev.railsk.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows one workload: has it judged, tells what is new, and reads the log of what failed. */
final class WorkloadWatch {

    private static final Set<Rule> HAS_LOG = Set.of(
            Rule.CRASH_LOOP,
            Rule.RAILS_BOOT_ERROR,
            Rule.OUT_OF_MEMORY,
            Rule.KILLED_BY_PROBE,
            Rule.CONTAINER_ENDED,
            Rule.PROBE_FAILING,
            Rule.PROGRESS_DEADLINE,
            Rule.DEADLINE_EXCEEDED);

    /** How often what does not change is judged again: rules have a patience. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeployRun run;
    private final String workload;
    private final ObjectRef object;
    private final RolloutJudge judge;
    private final Logs logs;
    private final @Nullable AuthorLines lines;
    private final Set<String> toldProblems = new HashSet<>();
    private final Set<String> readLogs = new HashSet<>();
    private RolloutStatus status;
    private Instant judgedAt;
    private @Nullable Observation seen;
    private String image = "";
    private @Nullable WorkloadStatus told;

    WorkloadWatch(DeployRun run, String workload, RolloutJudge judge) {
        this.run = run;
        this.workload = workload;
        this.object = judge.workload();
        this.judge = judge;
        this.logs = Logs.of(run);
        this.lines = linesOf(run, workload);
        this.status = judge.last();
        this.judgedAt = run.now();
    }

    // Nothing is known of the lines that wrote what an earlier release had.
    private static @Nullable AuthorLines linesOf(DeployRun run, String workload) {
        AppParts parts = run.environment().parts();
        @Nullable
        Workload written = run.set().isRecorded() ? null : parts.byName().get(workload);
        return written == null ? null : AuthorLines.of(parts, written);
    }

    private Cause located(Cause cause) {
        return lines == null ? cause : lines.in(cause);
    }

    String workload() {
        return workload;
    }

    RolloutStatus status() {
        return status;
    }

    boolean isComplete() {
        return status instanceof RolloutStatus.Complete;
    }

    boolean isFailed() {
        return status instanceof RolloutStatus.Failed;
    }

    /** Judge what the view shows; a failure stays one. */
    void look(ClusterView view) {
        if (isFailed()) {
            return;
        }
        Observation observed = view.observation(object);
        if (isSeen(observed)) {
            return;
        }
        seen = observed;
        judgedAt = run.now();
        image = Images.of(observed.workload());
        status = judge.judge(observed, run.now());
        if (status instanceof RolloutStatus.Progressing progressing && readBootErrors(progressing, view)) {
            status = judge.judge(observed, run.now());
        }
        tell(view);
    }

    /** Whether nothing has changed and no patience can have run out since. */
    @SuppressWarnings("ReferenceEquality") // the view makes a new observation when anything has changed
    private boolean isSeen(Observation observed) {
        return seen == observed
                && (isComplete() || Duration.between(judgedAt, run.now()).compareTo(LOOK) < 0);
    }

    /** The time is up: what is not complete has failed. */
    void timeOut(Duration limit, ClusterView view) {
        if (!isComplete() && !isFailed()) {
            status = judge.timedOut(limit);
            tell(view);
        }
    }

    private boolean readBootErrors(RolloutStatus.Progressing progressing, ClusterView view) {
        boolean isNew = false;
        for (Cause cause : progressing.problems()) {
            String key = cause.place() + cause.message();
            if (cause.rule() == Rule.CONTAINER_ENDED && readLogs.add(key)) {
                List<String> lines = logs.last(cause.object(), pod(cause, view), cause.container());
                RailsError.find(lines).ifPresent(error -> judge.learn(cause.object(), cause.container(), error));
                isNew |= RailsError.find(lines).isPresent();
            }
        }
        return isNew;
    }

    private static Tree pod(Cause cause, ClusterView view) {
        return view.find(cause.object());
    }

    private void tell(ClusterView view) {
        if (status instanceof RolloutStatus.Progressing progressing) {
            progressing.problems().forEach(problem -> tellProblem(ClaimWords.in(problem, pod(problem, view), view)));
        }
        if (status instanceof RolloutStatus.Failed failed) {
            status = new RolloutStatus.Failed(failed.pods(), complete(failed.cause(), view));
        }
        WorkloadStatus now = WorkloadStatuses.of(workload, object, status, image, run.mask());
        if (!Objects.equals(now, told)) {
            told = now;
            run.draft().note(now);
            run.tell(new DeployEvent.WorkloadChanged(run.now(), now));
        }
    }

    private void tellProblem(Cause cause) {
        if (toldProblems.add(cause.place() + cause.rule())) {
            run.tell(new DeployEvent.ProblemSeen(
                    run.now(), workload, located(cause).hidden(run.mask())));
        }
    }

    /** Why it has not come up: the verdict, or what looks like becoming one; empty when it may still be on its way. */
    Optional<Cause> why(ClusterView view) {
        if (status instanceof RolloutStatus.Progressing progressing) {
            return progressing.problems().stream()
                    .filter(problem -> problem.rule().isGrave())
                    .findFirst()
                    .map(problem -> complete(problem, view));
        }
        return status instanceof RolloutStatus.Failed failed ? Optional.of(failed.cause()) : Optional.empty();
    }

    private Cause complete(Cause verdict, ClusterView view) {
        Cause cause = ClaimWords.in(verdict, pod(verdict, view), view);
        boolean hasLog = HAS_LOG.contains(cause.rule()) && !cause.container().isEmpty();
        List<String> log = hasLog ? logs.last(cause.object(), pod(cause, view), cause.container()) : List.of();
        return located(hasLog ? Causes.withLog(cause, log) : cause).hidden(run.mask());
    }
}
