package dev.railsk.app;

import static java.util.Objects.requireNonNull;

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

    /**
     * This change, then another, which starts from what this one left. Both may write the same part: the later one wins.
     */
    default Overlay then(Overlay next) {
        requireNonNull(next, "next");
        return overlay -> overlay.inTurn(this, next);
    }
}
