package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import java.util.List;

/**
 * What a deploy brings to the cluster.
 *
 * @param manifests what to apply, in order
 * @param workloads what runs, and is waited for
 * @param awaited further objects that are waited for
 * @param isRecorded whether it is that of an earlier release, and not what the definition says now
 */
public record ReleaseSet(
        List<Manifest> manifests, List<WorkloadObject> workloads, List<ManifestId> awaited, boolean isRecorded) {

    public ReleaseSet {
        manifests = List.copyOf(manifests);
        workloads = List.copyOf(workloads);
        awaited = List.copyOf(awaited);
    }

    /** What the definition says for this revision, its manifests in the given order. */
    public static ReleaseSet of(Environment environment, List<Manifest> manifests) {
        return new ReleaseSet(manifests, environment.workloads(), environment.awaited(), false);
    }

    /** Nothing: only a task is run. */
    public static ReleaseSet none(Environment environment) {
        return of(environment, List.of());
    }
}
