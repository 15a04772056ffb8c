package dev.railsk.render.internal;

import dev.railsk.definition.ImageDefaults;
import dev.railsk.image.Image;
import dev.railsk.image.ImageUse;
import dev.railsk.image.Revision;
import dev.railsk.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which build of the app one render is of.
 *
 * @param app the app's image
 * @param revision the build; empty when only the base is looked at
 */
record Build(Image app, Optional<Revision> revision) {

    /** These labels, with the one of the revision where the app wants it; a digest, which no label can hold, by its hash. */
    Map<String, String> versioned(Rendering rendering, Map<String, String> labels) {
        Optional<String> key = rendering.labels().version();
        Optional<Revision> build = app.pin().isPresent() ? app.pin() : revision;
        if (key.isEmpty() || build.isEmpty() || labels.containsKey(key.get())) {
            return labels;
        }
        Map<String, String> versioned = new LinkedHashMap<>(labels);
        versioned.put(key.get(), build.get().forLabel());
        return versioned;
    }

    /** The same, of a workload; a foreign image with a version of its own, such as a database's, is none that a revision changes. */
    Map<String, String> versioned(Rendering rendering, Workload workload, Map<String, String> labels) {
        ImageUse image = workload.main().image();
        boolean isOfRevision = image.isAppCode()
                || image.own().isEmpty()
                || image.own().get().pin().isEmpty();
        return isOfRevision ? versioned(rendering, labels) : labels;
    }

    /** The reference of what a container runs: its own image or the app's, each with its own pin, else of this build. */
    String reference(ImageUse use, ImageDefaults images) {
        Image image = use.own().isPresent() ? images.pulled(use.own().get()) : app;
        Optional<Revision> build = image.pin().isPresent() ? image.pin() : revision;
        return build.isPresent() ? image.at(build.get()) : image.repository();
    }
}
