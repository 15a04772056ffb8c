package dev.railsk.deploy;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A release of an environment, as its record in the cluster tells it: a deploy, a rollback, or a migration by itself.
 *
 * @param number counts the releases of an environment, from 1
 * @param work what was to be done
 * @param by who did it
 * @param startedAt when it began, on its cluster's clock
 * @param ending how it ended, or that it did not yet
 * @param steps the steps that it brought to an end, in order
 * @param results what has become of the objects, the migration and the other tasks
 */
public record Release(
        int number,
        Work work,
        DeployedBy by,
        Instant startedAt,
        Ending ending,
        List<StepReport> steps,
        Results results) {

    public Release {
        steps = List.copyOf(steps);
    }

    /** The kinds of work that are recorded. */
    public enum Kind {
        DEPLOY,
        ROLLBACK,
        /** A migration by itself. */
        MIGRATION
    }

    /**
     * What was to be done.
     *
     * @param kind which kind of work
     * @param revision the revision
     * @param rolledBackTo the release whose set a rollback deployed again; 0 for all else
     */
    public record Work(Kind kind, String revision, int rolledBackTo) {

        /** Such as {@code rollback to 3}. */
        @Override
        public String toString() {
            String word = kind.name().toLowerCase(Locale.ROOT);
            return kind == Kind.ROLLBACK ? word + " to " + rolledBackTo : word;
        }
    }

    /** How a release stands. */
    public enum State {
        /** Its deploy holds the lock and was heard of within the last minute. */
        RUNNING,
        /** It came to no end: its deploy was killed or cut off. */
        INTERRUPTED,
        /** It came to its end, well or not. */
        ENDED
    }

    /**
     * How a release ended.
     *
     * @param state whether it did
     * @param outcome how; empty when it did not
     * @param at when; empty when it did not
     * @param step what it was doing when it was last heard of
     */
    public record Ending(State state, Optional<Outcome> outcome, Optional<Instant> at, Optional<Step> step) {

        /** Whether it came to a good end. */
        public boolean isGood() {
            return outcome.equals(Optional.of(Outcome.SUCCEEDED));
        }
    }

    /**
     * What it left.
     *
     * @param objects every object of its set; of one that was interrupted, {@link ObjectOutcome.Result#UNKNOWN} where nobody noted it
     * @param migrations the Jobs of the migration, in the order in which they run
     * @param tasks every task of the app's own that it runs
     * @param logs the last lines of what the Jobs of the migration wrote, without secrets, by {@link TaskRun#task}; of one that nobody
     *     watched to its end there are none
     */
    public record Results(
            List<ObjectOutcome> objects,
            List<TaskRun> migrations,
            List<TaskRun> tasks,
            Map<String, List<String>> logs) {
        public Results {
            logs = Collections.unmodifiableMap(new LinkedHashMap<>(logs));
            objects = List.copyOf(objects);
            migrations = List.copyOf(migrations);
            tasks = List.copyOf(tasks);
        }

        /** The migration, by the Job that says how the whole stands. */
        public TaskRun migration() {
            return TaskRun.deciding(migrations);
        }
    }

    /** The revision. */
    public String revision() {
        return work.revision();
    }

    /** The same with another ending. */
    public Release endedAs(Ending other) {
        return new Release(number, work, by, startedAt, other, steps, results);
    }

    /** Such as {@code release 3 (deploy of abcd123 by jane (laptop))}. */
    public String describe() {
        String what = work.kind() == Kind.MIGRATION ? "migration for " : work + " of ";
        String whole = work.kind() == Kind.ROLLBACK ? work + ", revision " : what;
        return "release " + number + " (" + whole + work.revision() + " by " + by + ")";
    }
}
