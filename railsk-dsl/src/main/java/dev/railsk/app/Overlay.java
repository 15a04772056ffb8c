package dev.railsk.app;

import java.util.ArrayList;
import java.util.List;

/**
 * A change to an app for one environment: a function on the definition. Overlays compose, and can be shared between apps.
 *
 * <pre>{@code
 * Overlay small = overlay -> overlay.web(web -> web.replicas(1));
 * app.overlay("staging", small.then(overlay -> overlay.namespace("staging")));
 * }</pre>
 */
@FunctionalInterface
public interface Overlay {

    /** Write the change. */
    void write(OverlaySpec overlay);

    /** This change, then another, which starts from what this one left. */
    default Overlay then(Overlay next) {
        return new Sequence(this, next);
    }

    /** The changes in order, each written into a scope of its own. */
    default List<Overlay> steps() {
        return List.of(this);
    }

    /** Two overlays, one after the other. */
    record Sequence(Overlay first, Overlay second) implements Overlay {

        @Override
        public void write(OverlaySpec overlay) {
            throw new IllegalStateException("a sequence of overlays is written step by step");
        }

        @Override
        public List<Overlay> steps() {
            List<Overlay> steps = new ArrayList<>(first.steps());
            steps.addAll(second.steps());
            return steps;
        }
    }
}
