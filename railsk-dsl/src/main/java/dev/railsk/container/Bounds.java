package dev.railsk.container;

import dev.railsk.quantity.Resources;
import dev.railsk.security.SecurityChange;
import java.util.Optional;

/**
 * The bounds of a container.
 *
 * @param resources what it is promised and allowed
 * @param security what it is denied otherwise than its pod; empty for nothing
 */
public record Bounds(Resources resources, Optional<SecurityChange> security) {

    /** Nothing promised, nothing limited, denied what its pod is. */
    public static final Bounds NONE = new Bounds(Resources.NONE, Optional.empty());

    public Bounds {
        security = security.isPresent() && security.get().isNone() ? Optional.empty() : security;
    }

    Bounds with(Resources others) {
        return new Bounds(others, security);
    }
}
