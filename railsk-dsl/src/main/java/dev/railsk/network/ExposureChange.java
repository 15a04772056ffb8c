package dev.railsk.network;

import java.util.Optional;

/**
 * What an author writes of an exposure. It is read where it is handed in, because in an overlay it starts from what the base says.
 */
public abstract class ExposureChange {

    ExposureChange() {}

    /**
     * What comes of it.
     *
     * @param base what was said before; empty for nothing
     * @throws dev.railsk.problem.InvalidAppException with all problems of what was written
     */
    public abstract Exposure over(Optional<Exposure> base);
}
