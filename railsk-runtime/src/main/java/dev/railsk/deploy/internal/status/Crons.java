package dev.railsk.deploy.internal.status;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.CronStatus;
import dev.railsk.deploy.CronStatus.State;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.observe.Logs;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.task.TaskJobs;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.rollout.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how the cron tasks of an environment stand: the newest Job of each is judged as a migration's is. */
final class Crons {

    private final Cluster cluster;
    private final Environment environment;

    /** What the namespace holds, listed once for all cron tasks. */
    private record Seen(List<Tree> cronJobs, List<Tree> jobs, List<Tree> pods, List<Tree> events) {}

    Crons(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /** How each stands, in the definition's order. */
    List<CronStatus> read() {
        Map<String, String> names = environment.cronJobs();
        if (names.isEmpty()) {
            return List.of();
        }
        Snapshot snapshot = new Snapshot(cluster, environment);
        Seen seen = new Seen(
                snapshot.list(ObjectKind.CRON_JOB),
                snapshot.list(ObjectKind.JOB),
                snapshot.list(ObjectKind.POD),
                snapshot.listIfAllowed(ObjectKind.EVENT));
        List<CronStatus> crons = new ArrayList<>();
        names.forEach((cron, object) -> crons.add(status(cron, object, seen)));
        return crons;
    }

    private CronStatus status(String cron, String object, Seen seen) {
        Tree cronJob = Snapshot.named(seen.cronJobs(), object);
        ObjectRef ref = new ObjectRef(ObjectKind.CRON_JOB, environment.namespace(), object);
        Tree job = TaskJudge.newest(cronJob, seen.jobs());
        Optional<TaskStatus> last = job.isPresent() ? Optional.of(judge(job, seen)) : Optional.empty();
        return new CronStatus(
                cron,
                ref,
                state(cronJob, last),
                job.at("metadata", "name").text().orElse(""),
                isEnded(job) ? TaskJudge.endedAt(job).flatMap(TaskJobs::instant) : Optional.empty(),
                last.flatMap(status -> cause(cronJob, status, seen)));
    }

    private TaskStatus judge(Tree job, Seen seen) {
        ObjectRef ref = new ObjectRef(
                ObjectKind.JOB,
                environment.namespace(),
                job.at("metadata", "name").text().orElse(""));
        List<Tree> containers = job.at("spec", "template", "spec", "containers").items();
        String main =
                containers.isEmpty() ? "" : containers.get(0).at("name").text().orElse("");
        return new TaskJudge(ref, main)
                .judge(job, seen.pods(), seen.events(), cluster.time().now());
    }

    private static boolean isEnded(Tree job) {
        return TaskJudge.isSucceeded(job) || TaskJudge.isFailed(job);
    }

    private static State state(Tree cronJob, Optional<TaskStatus> last) {
        if (!cronJob.isPresent()) {
            return State.ABSENT;
        } else if (cronJob.at("spec", "suspend").isTrue()) {
            return State.SUSPENDED;
        } else if (last.isEmpty()) {
            return State.NOT_RUN;
        } else if (last.get() instanceof TaskStatus.Succeeded) {
            return State.SUCCEEDED;
        }
        return last.get() instanceof TaskStatus.Failed ? State.FAILED : State.RUNNING;
    }

    private Optional<Cause> cause(Tree cronJob, TaskStatus status, Seen seen) {
        if (status instanceof TaskStatus.Failed failed) {
            return Optional.of(withLog(cronJob, failed, seen.pods()));
        } else if (status instanceof TaskStatus.Unfinished unfinished) {
            return unfinished.problems().stream()
                    .findFirst()
                    .map(cause -> cause.hidden(secrets(cronJob, seen.pods()).mask()));
        }
        return Optional.empty();
    }

    private SecretsInUse secrets(Tree cronJob, List<Tree> pods) {
        return SecretsInUse.of(cluster, environment.namespace(), List.of(cronJob), pods);
    }

    /** What the container said, unless it may hold the values of secrets that nobody may know here. */
    private Cause withLog(Tree cronJob, TaskStatus.Failed failed, List<Tree> pods) {
        SecretsInUse secrets = secrets(cronJob, pods);
        Cause cause = failed.cause();
        List<String> log = new ArrayList<>();
        if (!secrets.unread().isEmpty()) {
            log.add("(not shown, for lack of the right to read Secret " + String.join(", ", secrets.unread())
                    + ", whose values must be hidden in it)");
        } else if (!cause.container().isEmpty()) {
            Tree pod = Snapshot.named(pods, cause.object().name());
            log.addAll(new Logs(cluster, secrets.mask(), log::add).last(cause.object(), pod, cause.container()));
        }
        return Causes.withLog(cause, log).hidden(secrets.mask());
    }
}
