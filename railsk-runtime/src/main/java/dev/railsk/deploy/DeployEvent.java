package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.rollout.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Something that happened in a deploy. The time is the cluster's clock's; no event holds a secret. */
public sealed interface DeployEvent {

    /** When it happened. */
    Instant at();

    /** The deploy began: always the first event. */
    record Started(Instant at, DeployTarget target) implements DeployEvent {}

    /** A step began. */
    record StepStarted(Instant at, Step step) implements DeployEvent {}

    /** A step ended; {@code isDone} says whether well. */
    record StepEnded(Instant at, Step step, Duration took, boolean isDone) implements DeployEvent {}

    /** Another deploy of this environment holds the lock, and is watched. */
    record LockAwaited(Instant at, LockState.Holder holder) implements DeployEvent {}

    /**
     * A step waits at a gate.
     *
     * @param waitsFor what is in the way, in words
     */
    record GateAwaited(Instant at, Gate gate, List<String> waitsFor) implements DeployEvent {
        public GateAwaited {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** The release has its record, with this number: from here on the deploy writes. */
    record ReleaseRecorded(Instant at, int number) implements DeployEvent {}

    /** The API server answered for one object; in a dry run it says what would happen. */
    record ObjectApplied(Instant at, ObjectOutcome outcome, boolean isDryRun) implements DeployEvent {}

    /** Fields of an object have become railsk's; in a dry run they would. Their values are as they were. */
    record FieldsTaken(Instant at, ObjectRef object, TakenFields taken, boolean isDryRun) implements DeployEvent {}

    /** What is no longer defined was deleted, or kept; the outcome says why. */
    record ObjectPruned(Instant at, ObjectOutcome outcome) implements DeployEvent {}

    /** A workload got further, or back. */
    record WorkloadChanged(Instant at, WorkloadStatus status) implements DeployEvent {}

    /** A pod has a problem, told once for each; it is not yet a verdict. */
    record ProblemSeen(Instant at, String workload, Cause cause) implements DeployEvent {}

    /** Something that people should know, and that does not stop the deploy. */
    record Warning(Instant at, String message) implements DeployEvent {}

    /** The migration's Job was made. */
    record MigrationStarted(Instant at, ObjectRef job, int attempt) implements DeployEvent {}

    /** The migration's Job was running already and is waited for. */
    record MigrationJoined(Instant at, ObjectRef job, int attempt) implements DeployEvent {}

    /** The migration is not run; {@code reason} is a sentence. */
    record MigrationSkipped(Instant at, String reason) implements DeployEvent {}

    /** The migration's Job ended, well or not. */
    record MigrationEnded(Instant at, TaskRun status) implements DeployEvent {}

    /** The Job of a task of the app's own was made. */
    record TaskStarted(Instant at, String task, ObjectRef job, int attempt) implements DeployEvent {}

    /** The Job of a task of the app's own was running already and is waited for. */
    record TaskJoined(Instant at, String task, ObjectRef job, int attempt) implements DeployEvent {}

    /** A task of the app's own is not run; {@code reason} is a sentence. */
    record TaskSkipped(Instant at, String task, String reason) implements DeployEvent {}

    /** The Job of a task of the app's own ended, well or not. */
    record TaskEnded(Instant at, TaskRun run) implements DeployEvent {}

    /** The app answered a smoke check, or did not, otherwise than at the last try; {@code answer} says what in words. */
    record SmokeAnswered(Instant at, String smoke, String address, String answer, boolean isGood)
            implements DeployEvent {}

    /** A smoke check ended, well or not. */
    record SmokeEnded(Instant at, SmokeRun run) implements DeployEvent {}

    /** A container wrote a line; known secret values are hidden in it. */
    record LogLine(Instant at, ObjectRef pod, String container, String line) implements DeployEvent {}

    /** The deploy ended, well or not: always the last event. */
    record Finished(Instant at, DeployReport report) implements DeployEvent {}
}
