package dev.railsk.deploy;

import dev.railsk.rollout.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task stands for one revision: the migration, or one of the app's own.
 *
 * @param task the task's name in the definition; {@code migrate} for the migration, and where that has several Jobs, such as {@code
 *     migrate-pre} or {@code migrate-animals}
 * @param state in one word
 * @param job the name of its Job; empty when there is none
 * @param attempt the Job's number, from 1; 0 when there is none
 * @param isJoined whether the Job was running already when this deploy came
 * @param endedAt when it ended
 * @param cause why it failed
 */
public record TaskRun(
        String task,
        State state,
        String job,
        int attempt,
        boolean isJoined,
        Optional<Instant> endedAt,
        Optional<Cause> cause) {

    /** The states of a task. */
    public enum State {
        /** The app has no such task: it migrates nothing. */
        NONE,
        /** It has not run for this revision. */
        NOT_RUN,
        /** It runs, or waits to run. */
        RUNNING,
        /** It ran well in this deploy. */
        SUCCEEDED,
        /** It ran well before, and did not run again. */
        ALREADY_RAN,
        /** The last attempt failed. */
        FAILED
    }

    /** There is nothing to migrate. */
    public static final TaskRun NO_MIGRATION = of("migrate", State.NONE);

    /**
     * The run by which the whole of several is judged, in their order: the first that failed; else the first that runs; else the first that
     * has not run; else the last.
     *
     * @return {@link #NO_MIGRATION} when there are none
     */
    public static TaskRun deciding(List<TaskRun> runs) {
        for (State state : List.of(State.FAILED, State.RUNNING, State.NOT_RUN)) {
            for (TaskRun run : runs) {
                if (run.state() == state) {
                    return run;
                }
            }
        }
        // One that ran now says more than one that ran before.
        for (TaskRun run : runs) {
            if (run.state() == State.SUCCEEDED) {
                return run;
            }
        }
        return runs.isEmpty() ? NO_MIGRATION : runs.get(runs.size() - 1);
    }

    /** It did not run. */
    public static TaskRun notRun(String task) {
        return of(task, State.NOT_RUN);
    }

    private static TaskRun of(String task, State state) {
        return new TaskRun(task, state, "", 0, false, Optional.empty(), Optional.empty());
    }
}
