package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.MigrationStatus;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.internal.await.WorkloadStatuses;
import dev.railsk.deploy.internal.migrate.MigrationJobs;
import dev.railsk.deploy.internal.observe.Images;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.SecretMask;
import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Baseline;
import dev.railsk.rollout.Observation;
import dev.railsk.rollout.RolloutJudge;
import dev.railsk.task.Migration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how an environment stands. */
public final class StatusReader {

    private final Cluster cluster;

    /** A reader of this cluster. */
    public StatusReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** How the environment stands now. */
    public EnvironmentStatus status(Environment environment) {
        Map<String, Observation> observed = new Snapshot(cluster, environment).read();
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
                revision.map(running -> migration(environment, running))
                        .orElse(environment.migration().isEmpty() ? MigrationStatus.NONE : MigrationStatus.NOT_RUN));
    }

    private static Observation seen(Map<String, Observation> observed, String name) {
        return observed.getOrDefault(name, new Observation(Tree.absent(), List.of(), List.of(), List.of()));
    }

    /** How the migration for this revision stands. */
    public MigrationStatus migration(Environment environment, Revision revision) {
        Optional<Migration> migration = environment.migration();
        if (migration.isEmpty()) {
            return MigrationStatus.NONE;
        }
        return new MigrationJobs(cluster, environment, revision, migration.get().task()).status();
    }

    private WorkloadStatus workload(Environment environment, WorkloadObject workload, Observation observed) {
        ObjectRef ref = Snapshot.ref(environment, workload);
        RolloutJudge judge = new RolloutJudge(ref, Baseline.NONE);
        return WorkloadStatuses.of(
                workload.workload(),
                ref,
                judge.judge(observed, cluster.time().now()),
                Images.of(observed.workload()),
                new SecretMask());
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
