package dev.railsk.deploy.internal.status;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.CronStatus;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.EnvironmentStatus.Runs;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.WorkloadStatus.State;
import dev.railsk.deploy.internal.await.WorkloadStatuses;
import dev.railsk.deploy.internal.observe.Images;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.record.Releases;
import dev.railsk.deploy.internal.task.TaskJobs;
import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Baseline;
import dev.railsk.rollout.Observation;
import dev.railsk.rollout.PodCounts;
import dev.railsk.rollout.RolloutJudge;
import dev.railsk.rollout.RolloutStatus;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how an environment stands. */
public final class StatusReader {

    private static final int FORBIDDEN = 403;

    private final Cluster cluster;

    /** A reader of this cluster. */
    public StatusReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** How the environment stands now. */
    public EnvironmentStatus status(Environment environment) {
        return status(environment, new Snapshot(cluster, environment).read());
    }

    /** How it stood when its workloads were observed like this. */
    EnvironmentStatus status(Environment environment, Map<String, Observation> observed) {
        List<WorkloadStatus> workloads = new ArrayList<>();
        for (WorkloadObject object : environment.workloads()) {
            workloads.add(workload(environment, object, seen(observed, object.name())));
        }
        Optional<Revision> revision = revision(environment, observed);
        return new EnvironmentStatus(
                environment.appName(),
                environment.name(),
                environment.namespace(),
                revision,
                workloads,
                runs(environment, revision),
                unfinished(environment));
    }

    private Optional<Release> unfinished(Environment environment) {
        try {
            return new Releases(cluster, environment).unfinished();
        } catch (ClusterRefusedException refusal) {
            // Whoever may only look at workloads is told of them.
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private Runs runs(Environment environment, Optional<Revision> revision) {
        List<CronStatus> crons = new Crons(cluster, environment).read();
        if (environment.migration().isEmpty() && environment.tasks().isEmpty()) {
            return new Runs(List.of(), List.of(), crons);
        }
        Optional<TaskJobs> jobs = revision.map(running -> new TaskJobs(cluster, environment, running));
        List<TaskRun> tasks = new ArrayList<>();
        for (DeployTask task : environment.tasks()) {
            tasks.add(status(jobs, task.task()));
        }
        List<TaskRun> migrations = new ArrayList<>();
        for (Task job : environment.migration().map(Migration::jobs).orElse(List.of())) {
            migrations.add(status(jobs, job));
        }
        return new Runs(migrations, tasks, crons);
    }

    private static TaskRun status(Optional<TaskJobs> jobs, Task task) {
        return jobs.map(known -> known.status(task)).orElse(TaskRun.notRun(task.jobName()));
    }

    private static Observation seen(Map<String, Observation> observed, String name) {
        return observed.getOrDefault(name, new Observation(Tree.absent(), List.of(), List.of(), List.of()));
    }

    /** How the migration for this revision stands. */
    public TaskRun migration(Environment environment, Revision revision) {
        if (environment.migration().isEmpty()) {
            return TaskRun.NO_MIGRATION;
        }
        TaskJobs jobs = new TaskJobs(cluster, environment, revision);
        List<TaskRun> runs = new ArrayList<>();
        environment.migration().get().jobs().forEach(job -> runs.add(jobs.status(job)));
        return TaskRun.deciding(runs);
    }

    private WorkloadStatus workload(Environment environment, WorkloadObject workload, Observation observed) {
        ObjectRef ref = Snapshot.ref(environment, workload);
        if (!observed.workload().isPresent()) {
            // Nobody need have deleted it: a status does not know what was deployed before.
            return new WorkloadStatus(
                    workload.workload(), ref, State.ABSENT, PodCounts.NONE, "", "not deployed", Optional.empty());
        }
        RolloutStatus status = new RolloutJudge(ref, Baseline.NONE)
                .judge(observed, cluster.time().now());
        return WorkloadStatuses.of(
                workload.workload(), ref, status, Images.of(observed.workload()), mask(environment, observed, status));
    }

    /** Only a message of the cluster's can hold a value of a secret: without one, none is read. */
    private SecretMask mask(Environment environment, Observation observed, RolloutStatus status) {
        boolean isSilent = status instanceof RolloutStatus.Complete
                || (status instanceof RolloutStatus.Progressing progressing
                        && progressing.problems().isEmpty());
        return isSilent
                ? new SecretMask()
                : SecretsInUse.of(cluster, environment.namespace(), List.of(observed.workload()), observed.pods())
                        .mask();
    }

    private static Optional<Revision> revision(Environment environment, Map<String, Observation> observed) {
        Optional<Image> image = environment.parts().image();
        Set<Revision> revisions = new LinkedHashSet<>();
        for (Observation workload : observed.values()) {
            Tree deployment = workload.workload();
            image.flatMap(known -> Images.revision(deployment, known)).ifPresent(revisions::add);
        }
        return revisions.size() == 1 ? Optional.of(revisions.iterator().next()) : Optional.empty();
    }
}
