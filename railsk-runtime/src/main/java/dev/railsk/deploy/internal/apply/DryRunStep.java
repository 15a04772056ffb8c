package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.ApplyRefusedException;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.migrate.MigrationJobs;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployRun.NamespaceState;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the API server judge everything before anything is written, the migration's Job included. Only a namespace of the app's own
 * that is not there must be created first: nothing can be judged in a namespace that does not exist.
 */
public final class DryRunStep implements DeployStep {

    @Override
    public Step step() {
        return Step.DRY_RUN;
    }

    @Override
    public void run(DeployRun run) {
        boolean isCreated = namespace(run);
        if (run.namespace() == NamespaceState.TO_CREATE && !isCreated) {
            run.warn("the namespace " + run.environment().namespace()
                    + " is not there yet, so the API server could judge nothing but the namespace itself");
            return;
        }
        List<Manifest> rest = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace")) {
                rest.add(manifest);
            }
        }
        run.task()
                .flatMap(task -> new MigrationJobs(
                                run.cluster(), run.environment(), run.order().revision(), task)
                        .toCreate())
                .ifPresent(rest::add);
        dryRun(run, rest, isCreated);
    }

    /** Whether a namespace was created for real. An existing one is written only when it differs. */
    private static boolean namespace(DeployRun run) {
        boolean isCreated = false;
        for (Manifest manifest : run.manifests()) {
            if (manifest.kind().equals("Namespace") && !isAsWanted(run, manifest)) {
                dryRun(run, List.of(manifest), false);
                isCreated |= write(run, manifest);
            }
        }
        return isCreated;
    }

    private static boolean write(DeployRun run, Manifest namespace) {
        if (run.order().options().isDryRun()) {
            return false;
        }
        run.checkCancelled();
        Applied applied = run.cluster().apply(namespace, WriteOptions.write());
        ObjectOutcome outcome = new ObjectOutcome(ObjectRef.of(namespace.id()), ApplyStep.result(applied.effect()), "");
        run.journal().note(outcome);
        run.tell(new DeployEvent.ObjectApplied(run.now(), outcome, false));
        return applied.effect() == Applied.Effect.CREATED;
    }

    private static boolean isAsWanted(DeployRun run, Manifest manifest) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        boolean isAsWanted = run.namespace() == NamespaceState.PRESENT
                && run.cluster()
                        .get(ref)
                        .filter(live -> Subset.isWithin(manifest.tree(), live.content()))
                        .isPresent();
        if (isAsWanted) {
            ObjectOutcome outcome = new ObjectOutcome(ref, Result.UNCHANGED, "");
            run.journal().note(outcome);
            run.tell(new DeployEvent.ObjectApplied(run.now(), outcome, true));
        }
        return isAsWanted;
    }

    private static void dryRun(DeployRun run, List<Manifest> manifests, boolean isNamespaceCreated) {
        List<ObjectRef> objects = new ArrayList<>();
        List<ClusterException> failures = new ArrayList<>();
        List<Finding> foreign = new ArrayList<>();
        new Fan(run::isCancelled)
                .each(manifests, manifest -> run.cluster().apply(manifest, WriteOptions.ask()), answer -> {
                    ObjectRef ref = ObjectRef.of(answer.item().id());
                    answer.answer().ifPresent(applied -> accepted(run, answer.item(), applied, foreign));
                    answer.failure().ifPresent(failure -> {
                        objects.add(ref);
                        failures.add(ApplyStep.known(failure));
                        refused(run, ref, failure);
                    });
                });
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
                    objects,
                    failures);
        }
        if (!foreign.isEmpty()) {
            String headline =
                    "the deploy of " + Failures.name(run) + " would not leave what is defined; nothing was written";
            throw new StepFailure(Outcome.REFUSED, report -> new ApplyRefusedException(headline, report, foreign));
        }
    }

    private static void accepted(DeployRun run, Manifest manifest, Applied applied, List<Finding> foreign) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        would(run, ref, applied.effect());
        // Pod Security's, a deprecated version's: the write would bring the same ones again.
        applied.warnings().forEach(warning -> run.warn("the API server warns of " + ref + ": " + warning));
        ForeignParts.check(run, manifest, applied.object(), foreign);
        // What is as it should be is not applied again, so this is the last that is known of it.
        if (applied.effect() == Applied.Effect.UNCHANGED) {
            run.applied(manifest, applied.object());
        }
    }

    private static void would(DeployRun run, ObjectRef ref, Applied.Effect effect) {
        run.dryRun().put(ref, effect);
        ObjectOutcome outcome = new ObjectOutcome(ref, ApplyStep.result(effect), "");
        if (run.order().options().isDryRun()) {
            run.journal().note(outcome);
        }
        run.tell(new DeployEvent.ObjectApplied(run.now(), outcome, true));
    }

    private static void refused(DeployRun run, ObjectRef ref, RuntimeException failure) {
        if (failure instanceof ClusterRefusedException refusal) {
            ObjectOutcome outcome = new ObjectOutcome(ref, Result.NOT_APPLIED, String.valueOf(refusal.getMessage()));
            run.journal().note(outcome);
            run.tell(new DeployEvent.ObjectApplied(run.now(), outcome, true));
        }
    }
}
