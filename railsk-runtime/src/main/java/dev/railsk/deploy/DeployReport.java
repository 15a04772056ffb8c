package dev.railsk.deploy;

import dev.railsk.cluster.ClusterAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a deploy did, as far as it came.
 *
 * @param target what was deployed, and where
 * @param outcome how it ended
 * @param isDryRun whether nothing was to be written
 * @param course who ran it, when it began, and the steps that it came to
 * @param results what has become of the objects, the workloads, the migration and the other tasks
 * @param warnings what was told as a warning
 * @param rollback what became of the rollback that was asked for if it fails; empty where none was, or it went well
 */
public record DeployReport(
        DeployTarget target,
        Outcome outcome,
        boolean isDryRun,
        Course course,
        Results results,
        List<String> warnings,
        Optional<Rollback> rollback) {

    public DeployReport {
        warnings = List.copyOf(warnings);
    }

    /** How a deploy can end. */
    public enum Outcome {
        SUCCEEDED,
        /** A preflight check or the API server refused. */
        REFUSED,
        ROLLOUT_FAILED,
        MIGRATION_FAILED,
        /** A task of the app other than the migration failed. */
        TASK_FAILED,
        /** The workloads run the new revision, but the app does not answer as is wanted. */
        SMOKE_FAILED,
        CANCELLED,
        /** The lock was lost: another deploy may be at work. */
        SUPERSEDED,
        /** The API server could not be reached, or did not accept the login. */
        NO_CONNECTION,
        /** An error that no caller can act on. */
        BROKEN;

        /** The name for people, such as {@code rollout failed}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * The deploy in time, and who ran it.
     *
     * @param by who deployed
     * @param startedAt when it began, on the cluster's clock
     * @param took how long it took
     * @param steps the steps that it came to, in order
     */
    public record Course(DeployedBy by, Instant startedAt, Duration took, List<StepReport> steps) {
        public Course {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What it left.
     *
     * @param objects every object of the set, in the order of the apply; then what is no longer defined
     * @param workloads every workload, as it stood at the end
     * @param migrations the Jobs of the migration, in the order in which they run
     * @param tasks every task of the app's own that a deploy runs, in the order in which they run
     * @param smokes every smoke check, in the order written
     */
    public record Results(
            List<ObjectOutcome> objects,
            List<WorkloadStatus> workloads,
            List<TaskRun> migrations,
            List<TaskRun> tasks,
            List<SmokeRun> smokes) {
        public Results {
            objects = List.copyOf(objects);
            workloads = List.copyOf(workloads);
            migrations = List.copyOf(migrations);
            tasks = List.copyOf(tasks);
            smokes = List.copyOf(smokes);
        }
    }

    /**
     * One step.
     *
     * @param step which
     * @param took how long it took
     * @param isDone whether it came to a good end
     */
    public record StepReport(Step step, Duration took, boolean isDone) {}

    /**
     * What followed a failure.
     *
     * @param report how the rollback ended; empty where there was none
     * @param detail to which release, or why not
     */
    public record Rollback(Optional<DeployReport> report, String detail) {

        /** Whether the release before runs again. */
        public boolean isDone() {
            return report.isPresent() && report.get().outcome() == Outcome.SUCCEEDED;
        }

        /** It in one sentence. */
        public String words() {
            return (isDone() ? "rolled back " : "not rolled back: ") + detail;
        }
    }

    /** The same, followed by this. */
    public DeployReport with(Rollback followed) {
        return new DeployReport(target, outcome, isDryRun, course, results, warnings, Optional.of(followed));
    }

    /** The same, with one more warning. */
    public DeployReport warning(String message) {
        List<String> more = new ArrayList<>(warnings);
        more.add(message);
        return new DeployReport(target, outcome, isDryRun, course, results, more, rollback);
    }

    /** The app's name. */
    public String app() {
        return target.app();
    }

    /** The environment's name. */
    public String environment() {
        return target.environment();
    }

    /** The namespace. */
    public String namespace() {
        return target.namespace();
    }

    /** The revision. */
    public String revision() {
        return target.revision();
    }

    /** The cluster. */
    public ClusterAddress cluster() {
        return target.cluster();
    }

    /** Who deployed. */
    public DeployedBy by() {
        return course.by();
    }

    /** When it began, on the cluster's clock. */
    public Instant startedAt() {
        return course.startedAt();
    }

    /** How long it took. */
    public Duration took() {
        return course.took();
    }

    /** The steps that it came to, in order. */
    public List<StepReport> steps() {
        return course.steps();
    }

    /** Every object of the set, in the order of the apply; then what is no longer defined. */
    public List<ObjectOutcome> objects() {
        return results.objects();
    }

    /** Every workload, as it stood at the end. */
    public List<WorkloadStatus> workloads() {
        return results.workloads();
    }

    /**
     * The migration; of several Jobs the one that says how the whole stands: one that failed, runs or has not run before one that is done.
     */
    public TaskRun migration() {
        return TaskRun.deciding(results.migrations());
    }

    /** The Jobs of the migration, in the order in which they run. */
    public List<TaskRun> migrations() {
        return results.migrations();
    }

    /** Every task of the app's own that a deploy runs, in the order in which they run. */
    public List<TaskRun> tasks() {
        return results.tasks();
    }

    /** Every smoke check, in the order written. */
    public List<SmokeRun> smokes() {
        return results.smokes();
    }

    /** Whether no object was created, changed or deleted. */
    public boolean isUnchanged() {
        return objects().stream().noneMatch(ObjectOutcome::isWritten);
    }
}
