package dev.railsk.testing.arbitrary;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What an app renders, with the Jobs of its tasks. */
final class Rendered {

    static final Revision REVISION = Revision.of("abcd123");

    private Rendered() {}

    /** Of each environment. */
    static List<ManifestSet> sets(RailsApp app) {
        List<ManifestSet> sets = new ArrayList<>();
        for (String name : app.environments()) {
            sets.add(ManifestSet.of(all(app.environment(name))));
        }
        return sets;
    }

    static List<Manifest> all(Environment environment) {
        List<Manifest> manifests = new ArrayList<>(environment.render(REVISION).manifests());
        for (Task task : environment.parts().tasks().all()) {
            manifests.add(environment.renderTask(task, REVISION, 1));
        }
        return manifests;
    }
}
