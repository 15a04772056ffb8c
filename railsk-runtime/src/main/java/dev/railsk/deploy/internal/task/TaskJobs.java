package dev.railsk.deploy.internal.task;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.TaskRun.State;
import dev.railsk.deploy.internal.inventory.FirstInstall;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.inventory.Migrated;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Task;
import dev.railsk.task.When;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Jobs of an environment's tasks for one revision. A Job's name has the number of its attempt, so that two deploys at once make the
 * same Job, not two.
 */
public final class TaskJobs {

    private static final String NUMBER = "[0-9]{1,6}";

    private final Environment environment;
    private final Revision revision;
    private final Ledger ledger;
    private @Nullable FirstInstall firstInstall;
    private final List<LiveObject> all = new ArrayList<>();

    private record Attempt(int number, LiveObject job) {}

    /** Read what there is. */
    public TaskJobs(Cluster cluster, Environment environment, Revision revision) {
        this.environment = environment;
        this.revision = revision;
        this.ledger = new Ledger(cluster, environment);
        for (LiveObject job : cluster.list(Selection.all(ObjectKind.JOB, environment.namespace()))
                .items()) {
            // One that has an owner was made by a timetable, whatever it is called.
            if (job.content().at("metadata", "ownerReferences").items().isEmpty()) {
                all.add(job);
            }
        }
    }

    /** Whether a task is only for the first install, so that its Jobs of all revisions are one. */
    boolean isForFirstInstall(Task task) {
        for (DeployTask other : environment.parts().tasks().at(When.FIRST_INSTALL)) {
            if (other.name().equals(task.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a task is for a first install that is over without it. */
    boolean isTooLate(Task task) {
        return isForFirstInstall(task)
                && !firstInstall().isDue(task.name())
                && !firstInstall().tasks().containsKey(task.name());
    }

    private FirstInstall firstInstall() {
        FirstInstall known = firstInstall;
        if (known == null) {
            known = ledger.firstInstall();
            firstInstall = known;
        }
        return known;
    }

    /**
     * How a task stands: a success counts for ever, of a migration and a first install also without its Job; then a Job that runs, then
     * the last failure.
     */
    public TaskRun status(Task task) {
        List<Attempt> attempts = attempts(task);
        for (Attempt attempt : attempts) {
            if (TaskJudge.isSucceeded(attempt.job().content())) {
                return status(task, State.ALREADY_RAN, attempt);
            }
        }
        Optional<Migrated> known = known(task);
        if (known.isPresent()) {
            Migrated migrated = known.get();
            return new TaskRun(
                    task.jobName(),
                    State.ALREADY_RAN,
                    migrated.job(),
                    migrated.attempt(),
                    false,
                    migrated.ended(),
                    Optional.empty());
        }
        return unfinished(task, attempts);
    }

    /** How a task stands apart from its successes. */
    TaskRun unfinished(Task task) {
        List<Attempt> failedOrRunning = new ArrayList<>();
        for (Attempt attempt : attempts(task)) {
            if (!TaskJudge.isSucceeded(attempt.job().content())) {
                failedOrRunning.add(attempt);
            }
        }
        return unfinished(task, failedOrRunning);
    }

    private static TaskRun unfinished(Task task, List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            if (!TaskJudge.isFailed(attempt.job().content())) {
                return status(task, State.RUNNING, attempt);
            }
        }
        return attempts.isEmpty()
                ? TaskRun.notRun(task.jobName())
                : status(task, State.FAILED, attempts.get(attempts.size() - 1));
    }

    private Optional<Migrated> known(Task task) {
        if (isForFirstInstall(task)) {
            return Optional.ofNullable(firstInstall().tasks().get(task.name()));
        }
        boolean isMigration = environment
                .migration()
                .filter(migration -> migration.task().name().equals(task.name()))
                .isPresent();
        return isMigration ? ledger.of(revision, task.jobName()) : Optional.empty();
    }

    /** The number of the next attempt. */
    int next(Task task) {
        int last = 0;
        for (Attempt attempt : attempts(environment.jobPrefix(task, revision))) {
            last = Math.max(last, attempt.number());
        }
        return Math.max(last, known(task).map(Migrated::attempt).orElse(0)) + 1;
    }

    /** The Job to make; none when the task runs, or has succeeded and is not to run again. */
    public Optional<Manifest> toCreate(Task task, boolean isAgain) {
        if (isTooLate(task)) {
            return Optional.empty();
        }
        State state = (isAgain ? unfinished(task) : status(task)).state();
        return state == State.NOT_RUN || state == State.FAILED
                ? Optional.of(environment.renderTask(task, revision, next(task)))
                : Optional.empty();
    }

    /** Names of the same task's Jobs for other revisions that have not ended. */
    List<String> othersRunning(Task task) {
        String own = environment.jobPrefix(task, revision);
        String family = family(task);
        List<String> running = new ArrayList<>();
        for (LiveObject job : all) {
            String name = job.ref().name();
            boolean isEnded = TaskJudge.isSucceeded(job.content()) || TaskJudge.isFailed(job.content());
            if (name.startsWith(family) && !name.startsWith(own) && !isEnded && !isOfOther(name, family)) {
                running.add(name);
            }
        }
        return running;
    }

    private String family(Task task) {
        String own = environment.jobPrefix(task, revision);
        return own.substring(0, own.length() - revision.forName().length() - 1);
    }

    /** Whether a name that begins as one task's do is another's, as {@code shop-assets-old-} is beside {@code shop-assets-}. */
    private boolean isOfOther(String name, String family) {
        for (Task other : environment.parts().tasks().jobs()) {
            String otherFamily = family(other);
            if (otherFamily.length() > family.length() && name.startsWith(otherFamily)) {
                return true;
            }
        }
        return false;
    }

    private List<Attempt> attempts(Task task) {
        return isForFirstInstall(task) ? attemptsOfAllRevisions(task) : attempts(environment.jobPrefix(task, revision));
    }

    /** The oldest first. */
    private List<Attempt> attemptsOfAllRevisions(Task task) {
        String family = family(task);
        List<Attempt> attempts = new ArrayList<>();
        for (LiveObject job : all) {
            String name = job.ref().name();
            int end = name.lastIndexOf('-') + 1;
            boolean isOwn = end > family.length() && name.startsWith(family) && !isOfOther(name, family);
            if (isOwn && name.substring(end).matches(NUMBER)) {
                attempts.add(new Attempt(Integer.parseInt(name.substring(end)), job));
            }
        }
        attempts.sort(Comparator.comparing((Attempt attempt) -> created(attempt.job()))
                .thenComparingInt(Attempt::number));
        return attempts;
    }

    private static String created(LiveObject job) {
        return job.content().at("metadata", "creationTimestamp").text().orElse("");
    }

    private List<Attempt> attempts(String prefix) {
        List<Attempt> attempts = new ArrayList<>();
        for (LiveObject job : all) {
            String name = job.ref().name();
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches(NUMBER)) {
                attempts.add(new Attempt(Integer.parseInt(name.substring(prefix.length())), job));
            }
        }
        attempts.sort(Comparator.comparingInt(Attempt::number));
        return attempts;
    }

    private static TaskRun status(Task task, State state, Attempt attempt) {
        Optional<Instant> endedAt = state == State.RUNNING
                ? Optional.empty()
                : TaskJudge.endedAt(attempt.job().content()).flatMap(TaskJobs::instant);
        return new TaskRun(
                task.jobName(), state, attempt.job().ref().name(), attempt.number(), false, endedAt, Optional.empty());
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
