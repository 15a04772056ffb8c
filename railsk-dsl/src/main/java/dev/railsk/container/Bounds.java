package dev.railsk.container;

import dev.railsk.quantity.Resources;
import dev.railsk.security.SecurityChange;

/**
 * The bounds of a container.
 *
 * @param resources what it is promised and allowed
 * @param security what it is denied otherwise than its pod
 */
public record Bounds(Resources resources, SecurityChange security) {

    /** Nothing promised, nothing limited, denied what its pod is. */
    public static final Bounds NONE = new Bounds(Resources.NONE, SecurityChange.NONE);

    Bounds with(Resources others) {
        return new Bounds(others, security);
    }
}
