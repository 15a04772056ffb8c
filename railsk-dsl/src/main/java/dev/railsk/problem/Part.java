package dev.railsk.problem;

import java.util.function.Consumer;

/**
 * A part of a definition that its Spec can change.
 *
 * @param <S> how it is written
 * @param <T> the part's own type
 */
public interface Part<S, T extends Part<S, T>> {

    /**
     * This part, changed.
     *
     * @throws InvalidAppException with all problems of the change
     */
    T with(Consumer<S> definition);
}
