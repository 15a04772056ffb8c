package dev.railsk.deploy;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.internal.ChangeSequence;
import dev.railsk.deploy.internal.DeploySequence;
import dev.railsk.deploy.internal.Differ;
import dev.railsk.deploy.internal.fetch.FetchedOrder;
import dev.railsk.deploy.internal.lock.Locks;
import dev.railsk.deploy.internal.logs.WorkloadLogs;
import dev.railsk.deploy.internal.plan.Plans;
import dev.railsk.deploy.internal.preflight.RightCluster;
import dev.railsk.deploy.internal.record.Releases;
import dev.railsk.deploy.internal.run.ChosenWorkloads;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.RollbackOrder;
import dev.railsk.deploy.internal.scale.ScaleOrder;
import dev.railsk.deploy.internal.status.RunningBuild;
import dev.railsk.deploy.internal.status.StatusReader;
import dev.railsk.image.Revision;
import dev.railsk.source.SourceManifest;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Deploys apps to one cluster.
 *
 * <pre>{@code
 * try (Cluster cluster = ...) {
 *     DeployReport report = Deployer.on(cluster).deploy(app.environment("staging"), Revision.of("abcd123"));
 * }
 * }</pre>
 *
 * <p>Thread-safe; one may run several deploys at once. It prints nothing, keeps no thread after a call has returned, and does not
 * close the cluster.
 */
public final class Deployer {

    private final Cluster cluster;
    private final ValueFetcher fetcher;

    private Deployer(Cluster cluster, ValueFetcher fetcher) {
        this.cluster = cluster;
        this.fetcher = fetcher;
    }

    /** A deployer to this cluster. It fetches no values of secrets: see {@link #fetching}. */
    public static Deployer on(Cluster cluster) {
        return new Deployer(cluster, ValueFetcher.NONE);
    }

    /** The same, with what brings the values of secrets that are fetched: before a deploy, a migration, a comparison and a program that is run once. */
    public Deployer fetching(ValueFetcher values) {
        return new Deployer(cluster, values);
    }

    /**
     * Bring this environment to this revision, with the default options and without telling anyone on the way.
     *
     * @throws DeployException when it does not come to a good end; it carries the report
     * @throws dev.railsk.problem.DefinitionException when the environment cannot be rendered
     */
    public DeployReport deploy(Environment environment, Revision revision) {
        return deploy(environment, revision, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
    }

    /**
     * Bring this environment to this revision: preflight, dry run, apply, wait, migrate. Doing it again writes nothing.
     *
     * @param listener is told every event, on the thread of this call
     * @param cancellation ends it early when another thread asks for that
     * @throws DeployException when it does not come to a good end; it carries the report
     * @throws dev.railsk.problem.DefinitionException when the environment cannot be rendered
     */
    public DeployReport deploy(
            Environment environment,
            Revision revision,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        DeployOrder order = new DeployOrder(environment, revision, options, listener, cancellation);
        return cancellation.interrupting(() -> DeploySequence.deploy(cluster, ready(order)));
    }

    /**
     * Run the migration of this revision now, unless it has succeeded before, however long ago. Nothing else is applied.
     *
     * @throws DeployException when it does not come to a good end; it carries the report
     */
    public DeployReport migrate(
            Environment environment,
            Revision revision,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        DeployOrder order = new DeployOrder(environment, revision, options, listener, cancellation);
        return cancellation.interrupting(() -> DeploySequence.migrate(cluster, ready(order), false));
    }

    /**
     * Run the migration of this revision now, also when it has succeeded before. Nothing else is applied.
     *
     * @throws DeployException when it does not come to a good end; it carries the report
     */
    public DeployReport migrateAgain(
            Environment environment,
            Revision revision,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        DeployOrder order = new DeployOrder(environment, revision, options, listener, cancellation);
        return cancellation.interrupting(() -> DeploySequence.migrate(cluster, ready(order), true));
    }

    /**
     * Deploy the set of the last release that succeeded before the newest one, and differs from it. It becomes a release of its own.
     *
     * @see #rollback(Environment, int, DeployOptions, DeployListener, Cancellation)
     */
    public DeployReport rollback(
            Environment environment, DeployOptions options, DeployListener listener, Cancellation cancellation) {
        return rollback(new RollbackOrder(environment, OptionalInt.empty(), options, listener, cancellation));
    }

    /**
     * Deploy the set of this release again, as it was rendered then. It becomes a release of its own. Neither the migration nor another
     * task is run: the database stays as it is.
     *
     * @throws DeployException when it does not come to a good end; it carries the report. A {@link PreflightRefusedException} says that
     *     there is no such release, that a newer railsk wrote it, or that it had a Secret of the definition whose values nobody has
     * @throws dev.railsk.cluster.ClusterException when the records cannot be read
     */
    public DeployReport rollback(
            Environment environment,
            int number,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        return rollback(new RollbackOrder(environment, OptionalInt.of(number), options, listener, cancellation));
    }

    private DeployOrder ready(DeployOrder order) {
        return FetchedOrder.of(cluster, fetcher, order);
    }

    private DeployReport rollback(RollbackOrder order) {
        return order.cancellation().interrupting(() -> DeploySequence.rollback(cluster, order));
    }

    /**
     * What is recorded of this environment's releases, the newest first.
     *
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     * @throws ReleaseRecordException when a newer railsk wrote one of them, or somebody else changed it
     */
    public List<Release> history(Environment environment) {
        return new Releases(cluster, environment).newestFirst();
    }

    /**
     * Run a program once in a Job of the app's image and environment, as its console is defined, and wait for its end. What it writes is
     * told as {@link DeployEvent.LogLine}. A cancellation deletes the Job.
     *
     * @param command the program and its arguments
     * @throws DeployException when it could not be run, or was stopped before it ended by itself; it carries the report
     */
    public ProgramEnd run(
            Environment environment,
            Revision revision,
            List<String> command,
            DeployListener listener,
            Cancellation cancellation) {
        DeployOrder order = new DeployOrder(environment, revision, DeployOptions.DEFAULT, listener, cancellation);
        return cancellation.interrupting(() -> ChangeSequence.run(cluster, ready(order), command));
    }

    /**
     * Restart workloads pod by pod, and wait until they run as a deploy does.
     *
     * @param workload which one, by its name in the definition; empty for all that run the app's code
     * @throws DeployException when it does not come to a good end; it carries the report
     * @throws dev.railsk.problem.InvalidValueException when there is no such workload
     */
    public DeployReport restart(
            Environment environment,
            Optional<String> workload,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        List<WorkloadObject> chosen = new ArrayList<>(ChosenWorkloads.of(environment, workload));
        chosen.removeIf(object -> workload.isEmpty() && !object.isAppCode());
        DeployOrder order = unchanged(environment, options, listener, cancellation);
        return cancellation.interrupting(() -> ChangeSequence.restart(cluster, order, chosen));
    }

    /**
     * Change how many pods a workload has until the next deploy, and wait until they run.
     *
     * @throws DeployException when it does not come to a good end, or is refused because somebody else decides the number; it carries the
     *     report
     * @throws dev.railsk.problem.InvalidValueException when there is no such workload
     */
    public DeployReport scale(
            Environment environment,
            ScaleWish wish,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        WorkloadObject object = ChosenWorkloads.named(environment, wish.workload());
        Workload workload = environment.parts().workloads().stream()
                .filter(known -> known.name().equals(wish.workload()))
                .findFirst()
                .orElseThrow();
        DeployOrder order = unchanged(environment, options, listener, cancellation);
        ScaleOrder scale = new ScaleOrder(object, workload, wish.pods(), wish.isForced());
        return cancellation.interrupting(() -> ChangeSequence.scale(cluster, order, scale));
    }

    /**
     * Delete all that the inventory of this environment holds, in the reverse order of a deploy. Its namespace stays, and so does what may
     * hold data and is not named in {@link DeployOptions#pruning()}: that is told as a warning.
     *
     * @throws DeployException when it does not come to a good end; it carries the report
     */
    public DeployReport teardown(
            Environment environment, DeployOptions options, DeployListener listener, Cancellation cancellation) {
        DeployOrder order = unchanged(environment, options, listener, cancellation);
        return cancellation.interrupting(() -> ChangeSequence.teardown(cluster, order));
    }

    // Whatever runs goes on running: nothing is asked of the cluster before it is known to be the right one.
    private static DeployOrder unchanged(
            Environment environment, DeployOptions options, DeployListener listener, Cancellation cancellation) {
        return new DeployOrder(environment, Revision.of("unchanged"), options, listener, cancellation);
    }

    /**
     * How this environment stands now.
     *
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public EnvironmentStatus status(Environment environment) {
        return new StatusReader(cluster).status(environment);
    }

    /**
     * What a deploy would change: a server-side dry run, compared with what is there.
     *
     * @throws PreflightRefusedException when the value of a secret cannot be fetched
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public EnvironmentDiff diff(Environment environment, Revision revision) {
        return diff(environment, revision, false);
    }

    /**
     * What an adoption would take over, and what a deploy would change after it.
     *
     * @throws WrongClusterException when the environment lives in another cluster
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public EnvironmentDiff adoption(Environment environment, Revision revision) {
        requireRightCluster(environment);
        return diff(environment, revision, true);
    }

    private EnvironmentDiff diff(Environment environment, Revision revision, boolean isAdopting) {
        DeployOrder order = new DeployOrder(
                environment, revision, DeployOptions.DEFAULT.dryRun(), DeployListener.silent(), new Cancellation());
        return new Differ(cluster, isAdopting).diff(ready(order).environment(), revision);
    }

    /**
     * Take over the fields that this revision would apply from the tools that made or changed the objects: {@code kubectl} and Helm. No
     * value changes, so that nothing restarts; what later leaves the definition then leaves the objects too.
     *
     * @throws DeployException when it does not come to a good end; it carries the report
     */
    public DeployReport adopt(
            Environment environment,
            Revision revision,
            DeployOptions options,
            DeployListener listener,
            Cancellation cancellation) {
        DeployOrder order = new DeployOrder(environment, revision, options.adopt(), listener, cancellation);
        return cancellation.interrupting(() -> DeploySequence.adopt(cluster, ready(order)));
    }

    private void requireRightCluster(Environment environment) {
        Optional<Finding> wrong = new RightCluster(cluster, environment).check();
        if (wrong.isPresent()) {
            throw new WrongClusterException(wrong.get());
        }
    }

    /**
     * How the migration for this revision stands.
     *
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public TaskRun migrationState(Environment environment, Revision revision) {
        return new StatusReader(cluster).migration(environment, revision);
    }

    /** What the image of this revision can be asked, in Jobs of its own. */
    public ImageQuestions image(Environment environment, Revision revision) {
        return new ImageQuestions(cluster, this::ready, environment, revision);
    }

    /**
     * How far the app's migration plans have come in this environment, in the order written.
     *
     * @param checkout the code that may be deployed next, so that it can be said what to deploy; empty where there is none
     * @throws ReleaseRecordException when a newer railsk wrote the records, or somebody else changed them
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public List<PlanState> plans(Environment environment, Optional<SourceManifest> checkout) {
        return new Plans(cluster, environment).read(checkout);
    }

    /**
     * Note that a step of a migration plan is done, where only a person can say so: code that cannot be told by reading it, a backfill, an
     * approval.
     *
     * @param step {@code PLAN/STEP}, or the step alone where only one plan has it
     * @return how the plan stands then
     * @throws dev.railsk.problem.InvalidValueException when there is no such step, it is not its turn, or nobody needs to say so
     * @throws WrongClusterException when the environment lives in another cluster
     */
    public PlanState approve(Environment environment, String step, DeployedBy by) {
        requireRightCluster(environment);
        return new Plans(cluster, environment).approve(step, by);
    }

    /**
     * Read the logs of workloads, and follow them if that is asked: then until somebody cancels.
     *
     * @param listener is told every line, on the thread of this call
     * @throws dev.railsk.problem.InvalidValueException when there is no such workload
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public void logs(Environment environment, LogQuery query, LogListener listener, Cancellation cancellation) {
        boolean unused = cancellation.interrupting(() -> {
            new WorkloadLogs(cluster, environment, query, listener).read();
            return true;
        });
    }

    /**
     * Who deploys this environment now.
     *
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public LockState lock(Environment environment) {
        return new Locks(cluster, environment).state();
    }

    /**
     * Take the lock from a deploy that holds it, whether it lives or not: one that lives stops before its next write, and is told who broke
     * it.
     *
     * @return who held it, or {@link LockState#FREE} when nobody did
     * @throws WrongClusterException when the environment lives in another cluster
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be written
     */
    public LockState breakLock(Environment environment, DeployedBy by) {
        requireRightCluster(environment);
        return new Locks(cluster, environment).breakBy(by);
    }

    /**
     * The revision that runs now; empty when nothing is deployed, or when the workloads run different ones.
     *
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public Optional<Revision> runningRevision(Environment environment) {
        return new RunningBuild(cluster, environment).revision();
    }

    /**
     * The build that runs now, by tag and digest, to be deployed to another environment as it is.
     *
     * @throws NotPromotableException when there is no single build that runs as a whole, or no node tells its digest
     * @throws dev.railsk.cluster.ClusterException when the cluster cannot be read
     */
    public Revision runningBuild(Environment environment) {
        return new RunningBuild(cluster, environment).pinned();
    }
}
