package dev.railsk.deploy.internal.record;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.Release.Ending;
import dev.railsk.deploy.Release.State;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.task.TaskJobs;
import dev.railsk.image.Revision;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be said of a release whose deploy came to no end: what nobody noted is unknown, and its Jobs are asked. */
final class Interrupted {

    private static final int FORBIDDEN = 403;

    private final DeployRun run;

    Interrupted(DeployRun run) {
        this.run = run;
    }

    /** Such as {@code release 3 (deploy of abcd123 by jane (laptop)) was interrupted in its step apply}. */
    static String words(Release release) {
        return release.describe() + " was interrupted"
                + release.ending()
                        .step()
                        .map(step -> " in its step " + step.label())
                        .orElse("");
    }

    Release close(Release left) {
        Optional<Step> step = left.ending().step();
        boolean wrote = step.isPresent()
                && (step.get().kind() == Step.Kind.CONFIG || step.get().kind() == Step.Kind.APPLY);
        List<ObjectOutcome> objects = new ArrayList<>();
        for (ObjectOutcome outcome : left.results().objects()) {
            objects.add(
                    wrote && outcome.result() == Result.NOT_APPLIED
                            ? new ObjectOutcome(outcome.object(), Result.UNKNOWN, "the deploy was interrupted")
                            : outcome);
        }
        List<TaskRun> tasks = new ArrayList<>();
        for (TaskRun task : left.results().tasks()) {
            tasks.add(
                    step.filter(last -> last.kind() == Step.Kind.TASK
                                            && last.phase().equals(task.task()))
                                    .isPresent()
                            ? asked(left.revision(), task)
                            : task);
        }
        boolean wasMigrating =
                step.filter(last -> last.kind() == Step.Kind.MIGRATE).isPresent();
        List<TaskRun> migrations = new ArrayList<>();
        for (TaskRun migration : left.results().migrations()) {
            boolean mayHaveChanged = wasMigrating && migration.state() != TaskRun.State.SUCCEEDED;
            migrations.add(mayHaveChanged ? asked(left.revision(), migration) : migration);
        }
        return new Release(
                left.number(),
                left.work(),
                left.by(),
                left.startedAt(),
                new Ending(State.INTERRUPTED, Optional.empty(), Optional.empty(), step),
                left.steps(),
                new Release.Results(objects, migrations, tasks, left.results().logs()));
    }

    /** How a task stands by its Job; as it was noted where that cannot be known. */
    private TaskRun asked(String revision, TaskRun noted) {
        Optional<Task> task = task(noted.task());
        if (task.isEmpty()) {
            return noted;
        }
        try {
            TaskRun known = new TaskJobs(run.cluster(), run.environment(), Revision.of(revision)).status(task.get());
            boolean isOfThisRelease =
                    known.state() == TaskRun.State.ALREADY_RAN && noted.state() != TaskRun.State.ALREADY_RAN;
            return isOfThisRelease ? succeeded(known) : known;
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return noted;
        }
    }

    private static TaskRun succeeded(TaskRun run) {
        return new TaskRun(
                run.task(),
                TaskRun.State.SUCCEEDED,
                run.job(),
                run.attempt(),
                run.isJoined(),
                run.endedAt(),
                Optional.empty());
    }

    private Optional<Task> task(String name) {
        for (Task task : run.environment().parts().tasks().jobs()) {
            if (task.jobName().equals(name)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }
}
