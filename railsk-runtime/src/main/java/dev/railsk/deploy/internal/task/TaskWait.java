package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.internal.observe.AuthorLines;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.observe.ClusterView;
import dev.railsk.deploy.internal.observe.Logs;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Observation;
import dev.railsk.rollout.Rule;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.rollout.TaskStatus;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits for a Job, tells the lines of its log, and says how it ended. */
public final class TaskWait {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LAST_LINES = Duration.ofSeconds(5);
    /** The Job's own deadline ends it; this much later we believe that nobody does. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    // Of a task without a deadline of its own, which none is that a deploy runs.
    private static final Duration LONGEST = Duration.ofDays(7);

    // Of the log of each Job, for the record, which has room for a few.
    private static final int KEPT = 100;

    private final DeployRun run;
    private final ObjectRef job;
    private final Duration deadline;
    private final TaskJudge judge;
    private final Attention attention;
    private final boolean isTold;
    private final Logs logs;
    private final AuthorLines lines;
    private final List<String> tail = new ArrayList<>();
    private final Set<String> toldProblems = new HashSet<>();
    private @Nullable LogStream log;
    private Source followed = Source.NONE;
    private Source unreadable = Source.NONE;

    /** One run of a container, whose log can be followed. */
    private record Source(String pod, String container, long restarts) {
        private static final Source NONE = new Source("", "", 0);
    }

    /**
     * How it ended.
     *
     * @param cause why it failed; empty when it succeeded
     * @param log the last lines that it wrote, as far as they were seen, without secrets
     */
    public record End(Optional<Instant> endedAt, Optional<Cause> cause, List<String> log) {}

    /** A wait for the Job of this task. */
    public TaskWait(DeployRun run, ObjectRef job, Task task) {
        this(run, job, task, Attention.NONE);
    }

    TaskWait(DeployRun run, ObjectRef job, Task task, Attention attention) {
        this(run, job, task, attention, true);
    }

    /** A wait for a Job whose lines are for a program: nobody is told them. */
    public static TaskWait silent(DeployRun run, ObjectRef job, Task task) {
        return new TaskWait(run, job, task, Attention.NONE, false);
    }

    private TaskWait(DeployRun run, ObjectRef job, Task task, Attention attention, boolean isTold) {
        this.attention = attention;
        this.isTold = isTold;
        this.run = run;
        this.job = job;
        this.deadline = task.deadline().orElse(LONGEST);
        this.judge = new TaskJudge(job, task.container());
        this.logs = Logs.of(run);
        this.lines = AuthorLines.of(run.environment().parts(), task);
    }

    /** Wait until it has ended. */
    public End await() throws InterruptedException {
        Instant limit = run.now().plus(deadline).plus(SLACK);
        try (ClusterView view = new ClusterView(run, ownPods(), List.of(ObjectKind.JOB, ObjectKind.POD))) {
            while (true) {
                run.checkCancelled();
                view.await(LOOK);
                if (view.isFilled()) {
                    Optional<End> end = look(view);
                    if (end.isPresent()) {
                        return end.get();
                    }
                }
                if (!run.now().isBefore(limit)) {
                    return late(view);
                }
            }
        } finally {
            closeLog();
        }
    }

    /** The API server gives this label to the pods of every Job. */
    private Map<String, String> ownPods() {
        return Map.of("job-name", job.name());
    }

    private Optional<End> look(ClusterView view) throws InterruptedException {
        Observation seen = view.observation(job);
        TaskStatus status = judge.judge(seen.workload(), seen.pods(), seen.events(), run.now());
        if (status instanceof TaskStatus.Unfinished unfinished) {
            follow(source(seen, unfinished.pod(), unfinished.container()));
            tellLines();
            unfinished.problems().forEach(this::tellProblem);
            return attention.look(job, run.now()).map(this::givenUp);
        }
        if (status instanceof TaskStatus.Succeeded succeeded) {
            follow(source(seen, succeeded.pod(), succeeded.container()));
            lastLines();
            return Optional.of(new End(succeeded.endedAt().flatMap(TaskJobs::instant), Optional.empty(), kept()));
        }
        TaskStatus.Failed failed = (TaskStatus.Failed) status;
        follow(source(seen, failed.pod(), failed.container()));
        lastLines();
        Cause cause =
                lines.in(Causes.withLog(failed.cause(), logs.capped(tail))).hidden(run.mask());
        return Optional.of(new End(Optional.of(run.now()), Optional.of(cause), kept()));
    }

    private List<String> kept() {
        return logs.narrowed(tail.subList(Math.max(0, tail.size() - KEPT), tail.size()));
    }

    private End givenUp(Cause cause) {
        Cause told = lines.in(cause.withLog(logs.capped(tail))).hidden(run.mask());
        return new End(Optional.of(run.now()), Optional.of(told), kept());
    }

    private void tellProblem(Cause cause) {
        if (toldProblems.add(cause.object().name() + cause.container() + cause.rule())) {
            run.tell(new DeployEvent.ProblemSeen(
                    run.now(), job.name(), lines.in(cause).hidden(run.mask())));
        }
    }

    private static Source source(Observation seen, String pod, String container) {
        return new Source(pod, container, TaskJudge.restarts(seen.pods(), pod, container));
    }

    private void follow(Source source) {
        if (source.container().isEmpty() || source.equals(followed) || source.equals(unreadable)) {
            return;
        }
        tellLines();
        closeLog();
        try {
            log = run.cluster().follow(LogRequest.of(job.namespace(), source.pod(), source.container()));
            followed = source;
        } catch (ClusterException failure) {
            unreadable = source;
            run.warn("could not read the log of Pod " + source.pod() + ", container " + source.container()
                    + ", and the deploy goes on without it: " + failure.getMessage());
        }
    }

    private void tellLines() {
        LogStream open = log;
        if (open == null) {
            return;
        }
        ObjectRef pod = new ObjectRef(ObjectKind.POD, job.namespace(), followed.pod());
        for (String line : open.poll()) {
            String hidden = run.mask().hide(line);
            tail.add(hidden);
            attention.read(hidden, run.now());
            if (isTold) {
                run.tell(new DeployEvent.LogLine(run.now(), pod, followed.container(), hidden));
            }
        }
        if (tail.size() > Logs.READ) {
            tail.subList(0, tail.size() - Logs.READ).clear();
        }
    }

    private void lastLines() throws InterruptedException {
        Instant limit = run.now().plus(LAST_LINES);
        tellLines();
        while (log != null && !log.isEnded() && run.now().isBefore(limit)) {
            run.checkCancelled();
            run.cluster().time().sleep(Duration.ofMillis(100));
            tellLines();
        }
    }

    private End late(ClusterView view) {
        view.outage().ifPresent(outage -> {
            throw outage;
        });
        Cause cause = new Cause(
                Rule.DEADLINE_EXCEEDED,
                job,
                "",
                "",
                "it has not ended " + SLACK.toSeconds() + " s after its deadline of " + deadline.toSeconds() + " s",
                "Look at its pod; it may still be running.",
                logs.capped(tail));
        return new End(Optional.empty(), Optional.of(lines.in(cause)), kept());
    }

    private void closeLog() {
        LogStream open = log;
        log = null;
        if (open != null) {
            open.close();
        }
    }
}
