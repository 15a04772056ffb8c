package dev.railsk.network;

import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes of an exposure. It is read where it is handed in, because in an overlay it starts from what the base says.
 */
public final class ExposureChange {

    private final BiFunction<@Nullable Exposure, IngressBasics, Exposure> change;

    ExposureChange(BiFunction<@Nullable Exposure, IngressBasics, Exposure> change) {
        this.change = change;
    }

    /**
     * What comes of it.
     *
     * @param base what was said before; empty for nothing
     * @throws dev.railsk.problem.InvalidAppException with all problems of what was written
     */
    public Exposure over(Optional<Exposure> base) {
        return change.apply(base.orElse(null), base.isPresent() ? base.get().basics() : IngressBasics.DEFAULT);
    }
}
