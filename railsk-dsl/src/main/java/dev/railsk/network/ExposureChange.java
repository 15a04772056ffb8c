package dev.railsk.network;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an author writes of an exposure. It is read where it is handed in, because in an overlay it starts from what the base says.
 */
public final class ExposureChange {

    private final UnaryOperator<Exposure> change;

    ExposureChange(UnaryOperator<Exposure> change) {
        this.change = change;
    }

    /**
     * What comes of it.
     *
     * @param base what was said before; empty for nothing
     * @throws dev.railsk.problem.InvalidAppException with all problems of what was written
     */
    public Exposure over(Optional<Exposure> base) {
        return change.apply(base.orElse(PlainIngress.DEFAULT));
    }
}
