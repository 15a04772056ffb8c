package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployCancelledException;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.MigrationStatus;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Baseline;
import dev.railsk.rollout.Wanted;
import dev.railsk.task.Task;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One deploy while it runs: what was asked, and what the steps leave for each other. */
public final class DeployRun {

    /** Whether the namespace is there. */
    public enum NamespaceState {
        UNKNOWN,
        PRESENT,
        TO_CREATE
    }

    private final Cluster cluster;
    private final DeployOrder order;
    private final List<Manifest> manifests;
    private final Optional<Task> task;
    private final Journal journal = new Journal();
    private final Teller teller;
    private final SecretMask mask = new SecretMask();
    private final Map<String, Baseline> baselines = new HashMap<>();
    private final Map<ObjectRef, Applied.Effect> dryRun = new HashMap<>();
    private final Map<ObjectRef, String> uids = new ConcurrentHashMap<>();
    private final Map<ObjectRef, Wanted> wanted = new ConcurrentHashMap<>();
    private boolean isRolledOut;
    private NamespaceState namespace = NamespaceState.UNKNOWN;

    /** A run that applies these in their order, and runs this task. */
    public DeployRun(Cluster cluster, DeployOrder order, List<Manifest> manifests, Optional<Task> task) {
        this.cluster = cluster;
        this.order = order;
        this.manifests = manifests;
        this.task = task;
        this.teller = new Teller(order.listener());
        journal.expect(manifests);
    }

    public Cluster cluster() {
        return cluster;
    }

    public DeployOrder order() {
        return order;
    }

    public Environment environment() {
        return order.environment();
    }

    /** What to apply, in order; none when only a task is run. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** The migration to run; empty when there is none or somebody else runs it. */
    public Optional<Task> task() {
        return task;
    }

    public Journal journal() {
        return journal;
    }

    public SecretMask mask() {
        return mask;
    }

    /** How each Deployment stood before, by name. */
    public Map<String, Baseline> baselines() {
        return baselines;
    }

    /** What the dry run said of each object. */
    public Map<ObjectRef, Applied.Effect> dryRun() {
        return dryRun;
    }

    /** Note what the server holds now of what was applied. */
    public void applied(Manifest manifest, LiveObject object) {
        boolean isScaledByUs = manifest.tree().at("spec", "replicas").isPresent();
        uids.put(object.ref(), object.uid());
        wanted.put(object.ref(), Wanted.of(object.content(), isScaledByUs));
    }

    /** The identities of the objects that this deploy has applied or found as wanted. */
    public Map<ObjectRef, String> uids() {
        return uids;
    }

    /** What a workload is to be like once this deploy is done. */
    public Wanted wanted(ObjectRef workload) {
        return wanted.getOrDefault(workload, Wanted.ANYTHING);
    }

    /** Whether the rollout was waited for to its end. */
    public boolean isRolledOut() {
        return isRolledOut;
    }

    /** Whether a workload was there before, so that the database is one that it has used. */
    public boolean isUpgrade() {
        for (WorkloadObject workload : environment().workloads()) {
            ObjectKind kind = new ObjectKind("apps/v1", workload.kind());
            Applied.Effect effect = dryRun.get(new ObjectRef(kind, environment().namespace(), workload.name()));
            if (effect != null && effect != Applied.Effect.CREATED) {
                return true;
            }
        }
        return false;
    }

    public void rolledOut() {
        isRolledOut = true;
    }

    public NamespaceState namespace() {
        return namespace;
    }

    public void namespace(NamespaceState state) {
        namespace = state;
    }

    public Instant now() {
        return cluster.time().now();
    }

    public void tell(DeployEvent event) {
        teller.tell(event).ifPresent(journal::warn);
    }

    public void warn(String message) {
        String hidden = mask.hide(message);
        journal.warn(hidden);
        tell(new DeployEvent.Warning(now(), hidden));
    }

    public boolean isCancelled() {
        return order.cancellation().isCancelled() || Thread.currentThread().isInterrupted();
    }

    public void checkCancelled() {
        if (isCancelled()) {
            throw cancelled();
        }
    }

    public StepFailure cancelled() {
        String name = environment().appName() + " to " + environment().name();
        return new StepFailure(
                Outcome.CANCELLED,
                report -> new DeployCancelledException(
                        "the deploy of " + name + " was cancelled: " + written() + runsOn()
                                + ". What was applied stays; deploy again to bring it to an end.",
                        report));
    }

    private String runsOn() {
        MigrationStatus migration = journal.migration();
        return migration.state() == MigrationStatus.State.RUNNING ? "; Job " + migration.job() + " runs on" : "";
    }

    /** How far the apply has come, in words. */
    public String written() {
        long applied = journal.count(Result.CREATED, Result.CHANGED, Result.UNCHANGED);
        long open = journal.count(Result.NOT_APPLIED);
        long unknown = journal.count(Result.UNKNOWN);
        return applied + " of " + manifests.size() + " objects applied"
                + (open > 0 ? ", " + open + " not applied" : "")
                + (unknown > 0 ? ", " + unknown + " unknown" : "");
    }
}
