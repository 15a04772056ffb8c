package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.DeployCancelledException;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployTarget;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.TakenFields;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.owner.Owners;
import dev.railsk.deploy.internal.owner.Sending;
import dev.railsk.manifest.Manifest;
import java.time.Instant;
import java.util.List;

/** One deploy while it runs: what was asked, and how every step tells, warns and stops. Steps hand each other what they found by value. */
public final class DeployRun {

    private final GuardedCluster cluster;
    private final DeployOrder order;
    private final ReleaseSet set;
    private final TaskPlan plan;
    private final ReportDraft draft = new ReportDraft();
    private final Teller teller;
    private final SecretMask mask = new SecretMask();
    private Journal journal = Journal.NONE;

    /** A run that applies this set in its order, and runs these tasks. */
    public DeployRun(Cluster cluster, DeployOrder order, ReleaseSet set, TaskPlan plan) {
        this.cluster = new GuardedCluster(cluster);
        this.order = order;
        this.set = set;
        this.plan = plan;
        this.teller = new Teller(order.listener());
        draft.expect(set.manifests());
        for (Manifest manifest : set.manifests()) {
            if (ObjectKind.of(manifest.id()).equals(ObjectKind.SECRET)) {
                mask.learn(manifest.tree());
            }
        }
    }

    /** The cluster; it writes nothing for this deploy once {@link #guard} is lost. */
    public Cluster cluster() {
        return cluster;
    }

    /** The cluster whatever this deploy holds: for that itself. */
    public Cluster openCluster() {
        return cluster.open();
    }

    /** What this deploy holds while it may write. */
    public WriteGuard guard() {
        return cluster.guard();
    }

    /** From here on, write only while this is held. */
    public void guardedBy(WriteGuard held) {
        cluster.guardedBy(held);
    }

    public DeployOrder order() {
        return order;
    }

    public Environment environment() {
        return order.environment();
    }

    /** What is deployed, and where. */
    public DeployTarget target() {
        return new DeployTarget(
                environment().appName(),
                environment().name(),
                environment().namespace(),
                order.revision().value(),
                cluster.address());
    }

    /** What to apply, in order; none when only a task is run. */
    public List<Manifest> manifests() {
        return set.manifests();
    }

    /** What to apply, and what to wait for. */
    public ReleaseSet set() {
        return set;
    }

    /** Where this deploy notes how far it has come. */
    public Journal journal() {
        return journal;
    }

    /** From here on, note it here. */
    public void notedIn(Journal record) {
        journal = record;
    }

    /** The tasks to run. */
    public TaskPlan plan() {
        return plan;
    }

    /** The report as it grows. */
    public ReportDraft draft() {
        return draft;
    }

    public SecretMask mask() {
        return mask;
    }

    public Instant now() {
        return cluster.time().now();
    }

    public void tell(DeployEvent event) {
        teller.tell(event).ifPresent(draft::warn);
    }

    /** Tell what has become of an object. */
    public void tellApplied(ObjectOutcome outcome) {
        ObjectOutcome hidden = outcome.hidden(mask);
        draft.note(hidden);
        tell(new DeployEvent.ObjectApplied(now(), hidden, false));
    }

    /** Tell what has become of an object that is no longer wanted. */
    public void tellPruned(ObjectOutcome outcome) {
        ObjectOutcome hidden = outcome.hidden(mask);
        draft.note(hidden);
        tell(new DeployEvent.ObjectPruned(now(), hidden));
    }

    /** Tell what has become railsk's, or would. */
    public void tellTaken(ObjectRef object, List<TakenFields> taken, boolean isDryRun) {
        for (TakenFields fields : taken) {
            tell(new DeployEvent.FieldsTaken(now(), object, fields, isDryRun));
        }
    }

    /** Sends manifests under the policies of this deploy. */
    public Sending sending() {
        return new Sending(cluster, new Owners(environment(), order.options().isAdopting()));
    }

    /** Tell what would become of an object. */
    public void tellAsked(ObjectOutcome outcome, boolean isForReport) {
        ObjectOutcome hidden = outcome.hidden(mask);
        if (isForReport) {
            draft.note(hidden);
        }
        tell(new DeployEvent.ObjectApplied(now(), hidden, true));
    }

    public void warn(String message) {
        String hidden = mask.hide(message);
        draft.warn(hidden);
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
        StringBuilder words = new StringBuilder();
        for (TaskRun task : draft.runs()) {
            if (task.state() == TaskRun.State.RUNNING) {
                words.append("; Job ").append(task.job()).append(" runs on");
            }
        }
        return words.toString();
    }

    /** How far the apply has come, in words. */
    public String written() {
        long applied = draft.count(Result.CREATED, Result.CHANGED, Result.UNCHANGED);
        long open = draft.count(Result.NOT_APPLIED);
        long unknown = draft.count(Result.UNKNOWN);
        return applied + " of " + manifests().size() + " objects applied"
                + (open > 0 ? ", " + open + " not applied" : "")
                + (unknown > 0 ? ", " + unknown + " unknown" : "");
    }
}
