package dev.railsk.deploy.internal.migrate;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.MigrationStatus;
import dev.railsk.deploy.MigrationStatus.State;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.task.Task;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The Jobs of a task for one revision. A Job's name has the number of its attempt, so that two deploys at once make the same Job, not
 * two.
 */
public final class MigrationJobs {

    private final Environment environment;
    private final Revision revision;
    private final Task task;
    private final List<LiveObject> all;

    private record Attempt(int number, LiveObject job) {}

    /** Read what there is. */
    public MigrationJobs(Cluster cluster, Environment environment, Revision revision, Task task) {
        this.environment = environment;
        this.revision = revision;
        this.task = task;
        this.all = cluster.list(Selection.all(ObjectKind.JOB, environment.namespace()))
                .items();
    }

    /** How the task stands: a success counts for ever, then a Job that runs, then the last failure. */
    public MigrationStatus status() {
        List<Attempt> attempts = attempts();
        for (Attempt attempt : attempts) {
            if (TaskJudge.isSucceeded(attempt.job().content())) {
                return status(State.ALREADY_RAN, attempt);
            }
        }
        for (Attempt attempt : attempts) {
            if (!TaskJudge.isFailed(attempt.job().content())) {
                return status(State.RUNNING, attempt);
            }
        }
        return attempts.isEmpty() ? MigrationStatus.NOT_RUN : status(State.FAILED, attempts.get(attempts.size() - 1));
    }

    /** The number of the next attempt. */
    int next() {
        List<Attempt> attempts = attempts();
        return attempts.isEmpty() ? 1 : attempts.get(attempts.size() - 1).number() + 1;
    }

    /** The Job to make; none when the task has succeeded or runs. */
    public Optional<Manifest> toCreate() {
        State state = status().state();
        return state == State.NOT_RUN || state == State.FAILED
                ? Optional.of(environment.renderTask(task, revision, next()))
                : Optional.empty();
    }

    /** Names of the same task's Jobs for other revisions that have not ended. */
    List<String> othersRunning() {
        String own = environment.jobPrefix(task, revision);
        String family = own.substring(0, own.length() - revision.forName().length() - 1);
        List<String> running = new ArrayList<>();
        for (LiveObject job : all) {
            String name = job.ref().name();
            boolean isEnded = TaskJudge.isSucceeded(job.content()) || TaskJudge.isFailed(job.content());
            if (name.startsWith(family) && !name.startsWith(own) && !isEnded) {
                running.add(name);
            }
        }
        return running;
    }

    private List<Attempt> attempts() {
        String prefix = environment.jobPrefix(task, revision);
        List<Attempt> attempts = new ArrayList<>();
        for (LiveObject job : all) {
            String name = job.ref().name();
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{1,6}")) {
                attempts.add(new Attempt(Integer.parseInt(name.substring(prefix.length())), job));
            }
        }
        attempts.sort(Comparator.comparingInt(Attempt::number));
        return attempts;
    }

    private static MigrationStatus status(State state, Attempt attempt) {
        Optional<Instant> endedAt = state == State.RUNNING
                ? Optional.empty()
                : TaskJudge.endedAt(attempt.job().content()).flatMap(MigrationJobs::instant);
        return new MigrationStatus(
                state, attempt.job().ref().name(), attempt.number(), false, endedAt, Optional.empty());
    }

    /** A time in the server's words; empty when it is none. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
