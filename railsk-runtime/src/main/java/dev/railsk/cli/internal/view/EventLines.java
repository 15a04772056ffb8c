package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.args.DurationText;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployTarget;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import java.util.Locale;
import java.util.Optional;

/** The events of a deploy in words, one line each. Some events say nothing to people. */
public final class EventLines {

    private final boolean isDryRun;

    /** Words for a deploy, or for a dry run. */
    public EventLines(boolean isDryRun) {
        this.isDryRun = isDryRun;
    }

    /** The line of an event; empty for one that people need not read. */
    public Optional<String> of(DeployEvent event) {
        String line = words(event);
        return line.isEmpty() ? Optional.empty() : Optional.of(SafeText.line(line));
    }

    private String words(DeployEvent event) {
        if (event instanceof DeployEvent.Started started) {
            return headline(started);
        } else if (event instanceof DeployEvent.StepStarted step) {
            return title(step.step());
        } else if (event instanceof DeployEvent.StepEnded step) {
            return step.isDone() ? "" : title(step.step()) + " failed after " + DurationText.of(step.took());
        } else if (event instanceof DeployEvent.ObjectApplied applied) {
            return object(applied);
        } else if (event instanceof DeployEvent.ObjectPruned pruned) {
            return pruned(pruned.outcome());
        } else if (event instanceof DeployEvent.WorkloadChanged changed) {
            return "  " + workload(changed.status());
        } else if (event instanceof DeployEvent.ProblemSeen problem) {
            return "  problem of " + problem.workload() + ": " + problem.cause().summary();
        } else if (event instanceof DeployEvent.Warning warning) {
            return "  warning: " + warning.message();
        } else if (event instanceof DeployEvent.LockAwaited awaited) {
            return "  waiting for " + awaited.holder();
        } else if (event instanceof DeployEvent.GateAwaited awaited) {
            return "  waiting for " + awaited.gate().label() + ": " + String.join(", ", awaited.waitsFor());
        } else if (event instanceof DeployEvent.ReleaseRecorded recorded) {
            return "  release " + recorded.number();
        } else if (event instanceof DeployEvent.FieldsTaken taken) {
            return "  " + taken(taken);
        } else if (event instanceof DeployEvent.LogLine log) {
            return log.container() + " | " + log.line();
        } else if (event instanceof DeployEvent.Finished finished) {
            return finished(finished);
        }
        return migration(event);
    }

    private static String taken(DeployEvent.FieldsTaken event) {
        return (event.isDryRun() ? "would take over: " : "taken over: ") + TakenText.of(event.taken()) + " in "
                + event.object();
    }

    private static String pruned(ObjectOutcome outcome) {
        String result = outcome.result().name().toLowerCase(Locale.ROOT);
        String detail = outcome.detail().isEmpty() ? "" : ": " + outcome.detail();
        return "  " + outcome.object() + ", no longer defined, " + result + detail;
    }

    private static String migration(DeployEvent event) {
        if (event instanceof DeployEvent.MigrationStarted started) {
            return "  started " + attempt(started.job(), started.attempt());
        } else if (event instanceof DeployEvent.MigrationJoined joined) {
            return "  joined " + attempt(joined.job(), joined.attempt()) + ", which was running already";
        } else if (event instanceof DeployEvent.MigrationSkipped skipped) {
            return "  not migrated: " + skipped.reason();
        } else if (event instanceof DeployEvent.MigrationEnded ended) {
            return "  migration " + state(ended.status());
        }
        return task(event);
    }

    private static String task(DeployEvent event) {
        if (event instanceof DeployEvent.TaskStarted started) {
            return "  started " + attempt(started.job(), started.attempt());
        } else if (event instanceof DeployEvent.TaskJoined joined) {
            return "  joined " + attempt(joined.job(), joined.attempt()) + ", which was running already";
        } else if (event instanceof DeployEvent.TaskSkipped skipped) {
            return "  not run: " + skipped.reason();
        } else if (event instanceof DeployEvent.TaskEnded ended) {
            return "  task " + ended.run().task() + " " + state(ended.run());
        } else if (event instanceof DeployEvent.SmokeAnswered answered) {
            return "  " + answered.smoke() + ": GET " + answered.address() + ": " + answered.answer();
        } else if (event instanceof DeployEvent.SmokeEnded ended) {
            SmokeRun run = ended.run();
            return "  smoke check " + run.smoke() + " " + run.state().name().toLowerCase(Locale.ROOT);
        }
        return "";
    }

    /** What people call a step: its kind, and which task or workloads it is about. */
    static String title(Step step) {
        boolean isAboutSome = step.kind() == Step.Kind.TASK || step.phase().equals(Step.ACCESSORIES);
        return step.kind().label() + (isAboutSome ? " " + step.phase() : "");
    }

    static String headline(DeployEvent.Started started) {
        DeployTarget target = started.target();
        return target.app() + " in " + target.environment() + ": revision " + target.revision() + ", namespace "
                + target.namespace() + ", cluster " + target.cluster().context();
    }

    static String state(TaskRun status) {
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String object(DeployEvent.ObjectApplied applied) {
        ObjectOutcome outcome = applied.outcome();
        boolean isOfInterest = isDryRun || !applied.isDryRun() || outcome.result() == ObjectOutcome.Result.NOT_APPLIED;
        if (!isOfInterest) {
            return "";
        }
        String result = outcome.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "  " + (applied.isDryRun() ? "would be " : "") + result + ": " + outcome.object()
                + (outcome.detail().isEmpty() ? "" : ": " + outcome.detail());
    }

    private static String workload(WorkloadStatus status) {
        String state = status.state() == WorkloadStatus.State.PROGRESSING ? "" : ", " + StatusTable.state(status);
        return status.workload() + ": " + status.pods() + state
                + (reason(status).isEmpty() ? "" : "; " + reason(status));
    }

    // A problem has been told in full by an event of its own.
    static String reason(WorkloadStatus status) {
        return status.cause()
                .map(cause -> cause.reason().isEmpty() ? cause.rule().id() : cause.reason())
                .orElse(status.reason());
    }

    private static String attempt(ObjectRef job, int attempt) {
        return job + " (attempt " + attempt + ")";
    }

    static String finished(DeployEvent.Finished finished) {
        return finished.report().outcome().label() + " after "
                + DurationText.of(finished.report().took());
    }
}
