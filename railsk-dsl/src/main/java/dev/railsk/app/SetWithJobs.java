package dev.railsk.app;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.task.DeployTask;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Task;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the Jobs of first attempts into a set, for tools that know no steps between the objects. */
final class SetWithJobs {

    private static final String PREFIX = "argocd.argoproj.io/";
    private static final Set<String> RUNS_PODS = Set.of("Deployment", "StatefulSet", "CronJob");

    private final Environment environment;
    private final Revision revision;
    private final List<Task> before = new ArrayList<>();
    private final List<Task> after = new ArrayList<>();
    private final List<Task> onFailure = new ArrayList<>();

    private SetWithJobs(Environment environment, Revision revision) {
        this.environment = environment;
        this.revision = revision;
    }

    /** With the migration alone. */
    static ManifestSet withMigration(Environment environment, Revision revision, JobsInSet how) {
        Migration migration = environment
                .migration()
                .orElseThrow(() -> InvalidValueException.ofInput(
                        "environment \"" + environment.name() + "\" of " + environment.appName()
                                + " has no migration to render",
                        "Leave it out, or define it with migration(..)."));
        if (how == JobsInSet.ARGOCD && migration.timing() == MigrationTiming.MANUAL) {
            throw InvalidValueException.ofInput(
                    "the migration of environment \"" + environment.name()
                            + "\" is run by hand, so it has no place in a synchronisation",
                    "Write timing(MigrationTiming.BEFORE) or AFTER, or render it as a plain Job.");
        }
        SetWithJobs set = new SetWithJobs(environment, revision);
        set.add(migration);
        return set.render(how);
    }

    /** With all that a deploy runs, in its order. */
    static ManifestSet withTasks(Environment environment, Revision revision, JobsInSet how) {
        SetWithJobs set = new SetWithJobs(environment, revision);
        set.add(When.BEFORE_ROLLOUT, set.before);
        if (environment.migration().isPresent() && environment.migration().get().timing() != MigrationTiming.MANUAL) {
            set.add(environment.migration().get());
        }
        set.add(When.AFTER_ROLLOUT, set.after);
        if (how == JobsInSet.ARGOCD) {
            set.add(When.ON_FAILURE, set.onFailure);
        }
        if (set.before.isEmpty() && set.after.isEmpty() && set.onFailure.isEmpty()) {
            throw InvalidValueException.ofInput(
                    "environment \"" + environment.name() + "\" of " + environment.appName()
                            + " has nothing that a deploy runs to its end",
                    "Leave its tasks out, or define one with task(\"assets\", task -> task.when(When.BEFORE_ROLLOUT)"
                            + ".command(..)).");
        }
        return set.render(how);
    }

    private void add(Migration migration) {
        if (migration.timing() == MigrationTiming.SPLIT) {
            before.addAll(migration.preJobs());
        }
        (migration.timing() == MigrationTiming.BEFORE ? before : after).addAll(migration.jobs());
    }

    private void add(When when, List<Task> tasks) {
        for (DeployTask task : environment.parts().tasks().at(when)) {
            tasks.add(task.task());
        }
    }

    private ManifestSet render(JobsInSet how) {
        List<Manifest> manifests = new ArrayList<>(environment.render(revision).manifests());
        if (how == JobsInSet.ARGOCD && !before.isEmpty()) {
            manifests.replaceAll(
                    manifest -> RUNS_PODS.contains(manifest.kind()) ? inWave(manifest, before.size() + 1) : manifest);
        }
        addJobs(before, how, "Sync", manifests);
        addJobs(after, how, "PostSync", manifests);
        addJobs(onFailure, how, "SyncFail", manifests);
        return ManifestSet.of(manifests);
    }

    private void addJobs(List<Task> tasks, JobsInSet how, String hook, List<Manifest> manifests) {
        // The only one behind the rest waits for nothing but the rest.
        boolean hasWaves = hook.equals("Sync") || tasks.size() > 1;
        int wave = 0;
        for (Task task : tasks) {
            wave++;
            Manifest job = environment.renderTask(task, revision, 1);
            if (how == JobsInSet.ARGOCD) {
                job = with(hasWaves ? inWave(job, wave) : job, "hook", hook);
            }
            manifests.add(job);
        }
    }

    private static Manifest inWave(Manifest manifest, int wave) {
        return with(manifest, "sync-wave", Integer.toString(wave));
    }

    private static Manifest with(Manifest manifest, String annotation, String value) {
        return Edit.merge(Tree.of(Map.of("metadata", Map.of("annotations", Map.of(PREFIX + annotation, value)))))
                .apply(manifest);
    }
}
