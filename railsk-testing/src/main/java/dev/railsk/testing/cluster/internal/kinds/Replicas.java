package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.pods.PodChecks;
import dev.railsk.testing.cluster.internal.pods.PodDefaults;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;

/** What all kinds have in common that keep a number of pods running. */
final class Replicas {

    private Replicas() {}

    /** Fill in the template of a specification. */
    static void fill(Map<String, Object> spec) {
        PodDefaults.fill(PlainValue.child(PlainValue.child(spec, "template"), "spec"));
    }

    /**
     * Check number, selector and template.
     *
     * @param kind what the server calls the kind in its messages
     * @param claims templates of claims, which become volumes of the pods
     */
    static void check(Part spec, String kind, List<Part> claims) {
        spec.check("replicas", ValueChecks::pods).check("minReadySeconds", ValueChecks::notNegative);
        Part selector = spec.at("selector");
        if (!spec.has("selector")) {
            spec.problems().required(spec.path("selector"));
            // To select nothing is not to select what the template makes.
            spec.at("template")
                    .at("metadata")
                    .invalid(
                            "labels",
                            spec.at("template").at("metadata").at("labels").map(),
                            "`selector` does not match template `labels`");
        } else if (selector.map().isEmpty()) {
            spec.invalid("selector", selector.map(), "empty selector is invalid");
        } else if (!Selectors.isReadable(selector.map())) {
            spec.invalid("selector", selector.map(), "invalid label selector");
        }
        Selectors.check(selector);
        PodChecks.checkTemplate(spec, selector.map(), claims);
        PodChecks.checkKeptRunning(spec, kind);
    }
}
