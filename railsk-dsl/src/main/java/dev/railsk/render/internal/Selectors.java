package dev.railsk.render.internal;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Map;

/** Selectors of the model. */
final class Selectors {

    private Selectors() {}

    /** What carries all of these labels. */
    static LabelSelector of(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return selector;
    }
}
