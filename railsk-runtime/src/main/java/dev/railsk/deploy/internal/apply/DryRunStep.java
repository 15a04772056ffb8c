package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.ApplyRefusedException;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.internal.owner.HelmReleases;
import dev.railsk.deploy.internal.owner.Sending;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.AppliedObjects.AppliedObject;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DryRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.task.TaskJobs;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the API server judge everything before anything is written, the Jobs of tasks included. Only a namespace of the app's own
 * that is not there must be created first: nothing can be judged in a namespace that does not exist.
 */
public final class DryRunStep {

    private final DeployRun run;
    private final Preflight preflight;
    private final NamespaceState namespace;
    private final Map<ObjectRef, Applied.Effect> effects = new LinkedHashMap<>();
    private boolean isCreated;
    private final HelmReleases helm = new HelmReleases();
    private final Map<ObjectRef, AppliedObject> asWanted = new LinkedHashMap<>();

    /** A dry run after this preflight. */
    public DryRunStep(DeployRun run, Preflight preflight) {
        this.run = run;
        this.preflight = preflight;
        this.namespace = preflight.namespace();
    }

    /** Make the namespace where there is none; before that it is judged, as everything is. */
    public void makeNamespace() {
        isCreated = askForNamespace();
    }

    /** Ask about everything. */
    public DryRun ask() {
        if (run.order().options().isDryRun()) {
            makeNamespace();
        }
        if (namespace == NamespaceState.TO_CREATE && !isCreated) {
            run.warn("the namespace " + run.environment().namespace()
                    + " is not there yet, so the API server could judge nothing but the namespace itself");
            return new DryRun(effects, AppliedObjects.NONE);
        }
        List<Manifest> rest = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace")) {
                rest.add(manifest);
            }
        }
        addJobs(rest);
        dryRun(rest, isCreated);
        if (run.order().options().isAdopting()) {
            helm.warnings().forEach(run::warn);
        }
        return new DryRun(effects, new AppliedObjects(asWanted));
    }

    /** Ask about all that may be asked about, where the preflight has found what stands in the way, and hand on what is found too. */
    public List<Finding> findings() {
        List<Manifest> askable = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace") && preflight.mayAsk(manifest)) {
                askable.add(manifest);
            }
        }
        Judged judged = judge(askable);
        run.checkCancelled();
        List<Finding> findings = new ArrayList<>(Failures.findings(run, judged.objects, judged.failures));
        if (findings.isEmpty() && !judged.failures.isEmpty()) {
            throw Failures.of(run, "", judged.objects, judged.failures);
        }
        findings.addAll(judged.foreign);
        return findings;
    }

    private void addJobs(List<Manifest> manifests) {
        List<Task> tasks = run.plan().all();
        if (tasks.isEmpty()) {
            return;
        }
        TaskJobs jobs =
                new TaskJobs(run.cluster(), run.environment(), run.order().revision());
        for (Task task : tasks) {
            jobs.toCreate(task, run.plan().isAgain()).ifPresent(manifests::add);
        }
    }

    /** Whether a namespace was created for real. An existing one is written only when it differs. */
    private boolean askForNamespace() {
        boolean isMade = false;
        for (Manifest manifest : run.manifests()) {
            if (manifest.kind().equals("Namespace") && !isAsWanted(manifest)) {
                dryRun(List.of(manifest), false);
                isMade |= write(manifest);
            }
        }
        return isMade;
    }

    private boolean write(Manifest wanted) {
        if (run.order().options().isDryRun()) {
            return false;
        }
        run.checkCancelled();
        Applied applied = run.cluster().apply(wanted, WriteOptions.write());
        ObjectOutcome outcome = new ObjectOutcome(ObjectRef.of(wanted.id()), ApplyStep.result(applied.effect()), "");
        run.tellApplied(outcome);
        return applied.effect() == Applied.Effect.CREATED;
    }

    private boolean isAsWanted(Manifest manifest) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        boolean isAsWanted = namespace == NamespaceState.PRESENT
                && run.cluster()
                        .get(ref)
                        .filter(live -> Subset.isWithin(manifest.tree(), live.content()))
                        .isPresent();
        if (isAsWanted) {
            run.tellAsked(new ObjectOutcome(ref, Result.UNCHANGED, ""), true);
        }
        return isAsWanted;
    }

    /** What the server said that stands in the way. */
    private static final class Judged {
        private final List<ObjectRef> objects = new ArrayList<>();
        private final List<ClusterException> failures = new ArrayList<>();
        private final List<Finding> foreign = new ArrayList<>();
    }

    private Judged judge(List<Manifest> manifests) {
        Judged judged = new Judged();
        new Fan(run::isCancelled).each(manifests, run.sending()::ask, answer -> {
            ObjectRef ref = ObjectRef.of(answer.item().id());
            answer.answer().ifPresent(sent -> accepted(answer.item(), sent, judged.foreign));
            answer.failure().ifPresent(failure -> {
                judged.objects.add(ref);
                judged.failures.add(ApplyStep.known(failure));
                refused(ref, failure);
            });
        });
        return judged;
    }

    private void dryRun(List<Manifest> manifests, boolean isNamespaceCreated) {
        Judged judged = judge(manifests);
        List<ClusterException> failures = judged.failures;
        run.checkCancelled();
        if (!failures.isEmpty()) {
            String written = isNamespaceCreated
                    ? "; only the empty namespace " + run.environment().namespace() + " was created"
                    : "; nothing was written";
            throw Failures.of(
                    run,
                    "the API server refuses " + failures.size() + " of " + manifests.size() + " objects of "
                            + run.environment().appName() + " in "
                            + run.environment().name() + written,
                    judged.objects,
                    failures);
        }
        if (!judged.foreign.isEmpty()) {
            String headline =
                    "the deploy of " + Failures.name(run) + " would not leave what is defined; nothing was written";
            throw new StepFailure(
                    Outcome.REFUSED, report -> new ApplyRefusedException(headline, report, judged.foreign));
        }
    }

    private void accepted(Manifest manifest, Sending.Sent sent, List<Finding> foreign) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        Applied applied = sent.applied();
        if (run.order().options().isDryRun()) {
            run.tellTaken(ref, sent.taken(), true);
        }
        helm.note(applied.object());
        would(ref, applied.effect());
        // Pod Security's, a deprecated version's: the write would bring the same ones again.
        applied.warnings().forEach(warning -> run.warn("the API server warns of " + ref + ": " + warning));
        ForeignParts.check(run, manifest, applied.object(), foreign);
        // What is as it should be is not applied again, so this is the last that is known of it.
        if (applied.effect() == Applied.Effect.UNCHANGED) {
            asWanted.put(ref, AppliedObject.of(manifest, applied.object()));
        }
    }

    private void would(ObjectRef ref, Applied.Effect effect) {
        effects.put(ref, effect);
        run.tellAsked(
                new ObjectOutcome(ref, ApplyStep.result(effect), ""),
                run.order().options().isDryRun());
    }

    private void refused(ObjectRef ref, RuntimeException failure) {
        if (failure instanceof ClusterRefusedException refusal) {
            run.tellAsked(new ObjectOutcome(ref, Result.NOT_APPLIED, String.valueOf(refusal.getMessage())), true);
        }
    }
}
