package dev.railsk.app;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the Job of a migration's first attempt into a set, for tools that know no steps between the objects. */
final class SetWithMigration {

    private static final String PREFIX = "argocd.argoproj.io/";
    private static final String JOB_WAVE = "1";
    private static final String WORKLOAD_WAVE = "2";
    private static final Set<String> RUNS_PODS = Set.of("Deployment", "StatefulSet", "CronJob");

    private SetWithMigration() {}

    static ManifestSet of(Environment environment, Revision revision, MigrationInSet how) {
        Migration migration = environment
                .migration()
                .orElseThrow(() -> InvalidValueException.ofInput(
                        "environment \"" + environment.name() + "\" of " + environment.appName()
                                + " has no migration to render",
                        "Leave it out, or define it with migration(..)."));
        Manifest job = environment.renderTask(migration.task(), revision, 1);
        List<Manifest> manifests = new ArrayList<>(environment.render(revision).manifests());
        if (how == MigrationInSet.ARGOCD) {
            boolean isBefore = isBefore(environment, migration);
            if (isBefore) {
                manifests.replaceAll(manifest ->
                        RUNS_PODS.contains(manifest.kind()) ? with(manifest, "sync-wave", WORKLOAD_WAVE) : manifest);
                job = with(job, "sync-wave", JOB_WAVE);
            }
            job = with(job, "hook", isBefore ? "Sync" : "PostSync");
        }
        manifests.add(job);
        return ManifestSet.of(manifests);
    }

    private static boolean isBefore(Environment environment, Migration migration) {
        if (migration.timing() == MigrationTiming.MANUAL) {
            throw InvalidValueException.ofInput(
                    "the migration of environment \"" + environment.name()
                            + "\" is run by hand, so it has no place in a synchronisation",
                    "Write timing(MigrationTiming.BEFORE) or AFTER, or render it as a plain Job.");
        }
        return migration.timing() == MigrationTiming.BEFORE;
    }

    private static Manifest with(Manifest manifest, String annotation, String value) {
        return Edit.merge(Tree.of(Map.of("metadata", Map.of("annotations", Map.of(PREFIX + annotation, value)))))
                .apply(manifest);
    }
}
