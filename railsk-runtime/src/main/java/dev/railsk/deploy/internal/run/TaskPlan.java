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
 * @param timing when the migration runs
 * @param migration the Jobs of the migration; none when there is none or somebody else runs it
 * @param after what runs when all workloads run the new code, in order
 * @param onFailure what runs when the deploy has failed, in order
 * @param isAgain whether the migration runs though it has succeeded
 */
public record TaskPlan(
        List<Task> before,
        MigrationTiming timing,
        Migrations migration,
        List<Task> after,
        List<Task> onFailure,
        boolean isAgain) {

    /** No task. */
    public static final TaskPlan NONE =
            new TaskPlan(List.of(), MigrationTiming.MANUAL, Migrations.NONE, List.of(), List.of(), false);

    public TaskPlan {
        before = List.copyOf(before);
        after = List.copyOf(after);
        onFailure = List.copyOf(onFailure);
    }

    /**
     * The Jobs of a migration.
     *
     * @param before those before any workload is changed, in order
     * @param after those behind the rollout, in order, or by themselves where no workload is changed
     */
    public record Migrations(List<Task> before, List<Task> after) {

        static final Migrations NONE = new Migrations(List.of(), List.of());

        public Migrations {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        static Migrations of(Migration migration, MigrationTiming timing) {
            return switch (timing) {
                case BEFORE -> new Migrations(migration.jobs(), List.of());
                case AFTER -> new Migrations(List.of(), migration.jobs());
                case SPLIT -> new Migrations(migration.preJobs(), migration.jobs());
                case MANUAL -> NONE;
            };
        }

        /** All of them, in order. */
        public List<Task> all() {
            List<Task> all = new ArrayList<>(before);
            all.addAll(after);
            return all;
        }
    }

    /** What a deploy runs. */
    public static TaskPlan ofDeploy(Environment environment, DeployOptions options) {
        Optional<Migration> migration = environment.migration();
        MigrationTiming timing =
                options.migration().or(() -> migration.map(Migration::timing)).orElse(MigrationTiming.MANUAL);
        Migrations jobs = migration.map(known -> Migrations.of(known, timing)).orElse(Migrations.NONE);
        List<Task> before = at(environment, When.FIRST_INSTALL);
        before.addAll(at(environment, When.BEFORE_ROLLOUT));
        return new TaskPlan(
                before, timing, jobs, at(environment, When.AFTER_ROLLOUT), at(environment, When.ON_FAILURE), false);
    }

    /** The migration alone; once more where it has succeeded, if that is wanted. */
    public static TaskPlan ofMigration(Environment environment, boolean isAgain) {
        List<Task> jobs = environment.migration().map(Migration::jobs).orElse(List.of());
        return new TaskPlan(
                List.of(), MigrationTiming.MANUAL, new Migrations(List.of(), jobs), List.of(), List.of(), isAgain);
    }

    /** This task alone. */
    public static TaskPlan of(Task task) {
        return new TaskPlan(List.of(task), MigrationTiming.MANUAL, Migrations.NONE, List.of(), List.of(), false);
    }

    /** This task alone, also where it has succeeded. */
    public static TaskPlan again(Task task) {
        return new TaskPlan(List.of(task), MigrationTiming.MANUAL, Migrations.NONE, List.of(), List.of(), true);
    }

    private static List<Task> at(Environment environment, When when) {
        List<Task> tasks = new ArrayList<>();
        for (DeployTask task : environment.parts().tasks().at(when)) {
            tasks.add(task.task());
        }
        return tasks;
    }

    /** Whether a migration of the later set is left to other Jobs than these. */
    public boolean isLeftOut(boolean isPost, List<Task> jobs) {
        return isPost && timing == MigrationTiming.SPLIT && jobs.equals(migration.before());
    }

    /** Whether anything runs before the workloads are changed. */
    public boolean runsBeforeRollout() {
        return !before.isEmpty() || !migration.before().isEmpty();
    }

    /** All of them. */
    public List<Task> all() {
        List<Task> all = new ArrayList<>(before);
        all.addAll(migration.all());
        all.addAll(after);
        all.addAll(onFailure);
        return all;
    }
}
