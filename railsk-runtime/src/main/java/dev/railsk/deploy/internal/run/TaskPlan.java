package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Task;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which tasks one run of railsk brings to their end, and when.
 *
 * @param before what runs before any workload is changed, in order; what only a first install runs stands first
 * @param migration the migration; empty when there is none or somebody else runs it
 * @param timing when it runs
 * @param after what runs when all workloads run the new code, in order
 * @param onFailure what runs when the deploy has failed, in order
 * @param isAgain whether the migration runs though it has succeeded
 */
public record TaskPlan(
        List<Task> before,
        Optional<Task> migration,
        MigrationTiming timing,
        List<Task> after,
        List<Task> onFailure,
        boolean isAgain) {

    /** No task. */
    public static final TaskPlan NONE =
            new TaskPlan(List.of(), Optional.empty(), MigrationTiming.MANUAL, List.of(), List.of(), false);

    public TaskPlan {
        before = List.copyOf(before);
        after = List.copyOf(after);
        onFailure = List.copyOf(onFailure);
    }

    /** What a deploy runs. */
    public static TaskPlan ofDeploy(Environment environment, DeployOptions options) {
        Optional<Migration> migration = environment.migration();
        MigrationTiming timing =
                options.migration().or(() -> migration.map(Migration::timing)).orElse(MigrationTiming.MANUAL);
        Optional<Task> task = timing == MigrationTiming.MANUAL ? Optional.empty() : migration.map(Migration::task);
        List<Task> before = at(environment, When.FIRST_INSTALL);
        before.addAll(at(environment, When.BEFORE_ROLLOUT));
        return new TaskPlan(
                before, task, timing, at(environment, When.AFTER_ROLLOUT), at(environment, When.ON_FAILURE), false);
    }

    /** The migration alone; once more where it has succeeded, if that is wanted. */
    public static TaskPlan ofMigration(Environment environment, boolean isAgain) {
        Optional<Task> task = environment.migration().map(Migration::task);
        return new TaskPlan(List.of(), task, MigrationTiming.MANUAL, List.of(), List.of(), isAgain);
    }

    /** This task alone. */
    public static TaskPlan of(Task task) {
        return new TaskPlan(List.of(task), Optional.empty(), MigrationTiming.MANUAL, List.of(), List.of(), false);
    }

    private static List<Task> at(Environment environment, When when) {
        List<Task> tasks = new ArrayList<>();
        for (DeployTask task : environment.parts().tasks().at(when)) {
            tasks.add(task.task());
        }
        return tasks;
    }

    /** Whether anything runs before the workloads are changed. */
    public boolean runsBeforeRollout() {
        return !before.isEmpty() || (timing == MigrationTiming.BEFORE && migration.isPresent());
    }

    /** All of them. */
    public List<Task> all() {
        List<Task> all = new ArrayList<>(before);
        migration.ifPresent(all::add);
        all.addAll(after);
        all.addAll(onFailure);
        return all;
    }
}
