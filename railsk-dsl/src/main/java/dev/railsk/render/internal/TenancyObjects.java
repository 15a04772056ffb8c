package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.problem.Origin;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/** What the objects have in common by which an app shares its cluster: they are the app's, and of no workload. */
final class TenancyObjects {

    private TenancyObjects() {}

    /** The metadata of an object of the whole app. */
    static ObjectMeta metadata(Rendering rendering, String name) {
        return rendering.metadata(
                name, rendering.labels().tenancy(), rendering.annotations().ofApp(LabelScope.TENANCY));
    }

    /** An object with one part beside its metadata. */
    static Manifest object(String apiVersion, String kind, ObjectMeta metadata, Map<String, Object> spec, Origin line) {
        return Manifest.owning(apiVersion, kind, metadata, "spec", spec).definedAt(line);
    }
}
