package dev.railsk.render.internal;

import dev.railsk.definition.AppParts;
import dev.railsk.definition.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.workload.Task;

/** The way from an app's parts to its manifests. */
public interface AppRenderer {

    /** Render everything with this build. */
    static ManifestSet render(AppParts parts, Revision revision) {
        throw new IllegalStateException("being written: " + parts.name() + revision);
    }

    /** Render what is not open. */
    static ManifestSet renderOpen(AppParts parts) {
        throw new IllegalStateException("being written: " + parts.name());
    }

    /** Render one attempt of a task. */
    static Manifest renderTask(AppParts parts, Task task, Revision revision, int attempt) {
        throw new IllegalStateException("being written: " + parts.name() + task + revision + attempt);
    }
}
