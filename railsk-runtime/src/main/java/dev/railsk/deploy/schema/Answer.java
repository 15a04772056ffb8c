package dev.railsk.deploy.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an image answered.
 *
 * @param <T> what it was asked for
 */
public sealed interface Answer<T> {

    /**
     * It told.
     *
     * @param value what
     */
    record Told<T>(T value) implements Answer<T> {}

    /**
     * It did not tell.
     *
     * @param hindrance why
     * @param words the line of its log that says so; empty where none does
     * @param exitCode the number that its program ended with
     * @param log the last lines that it wrote; known values of secrets are hidden in them
     */
    record Hindered<T>(Hindrance hindrance, String words, int exitCode, List<String> log) implements Answer<T> {
        public Hindered {
            log = List.copyOf(log);
        }

        /** The same for another question. */
        <S> Hindered<S> asking() {
            return new Hindered<>(hindrance, words, exitCode, log);
        }
    }

    /** It told this. */
    static <T> Answer<T> told(T value) {
        return new Told<>(value);
    }

    /** It did not tell. */
    static <T> Answer<T> hindered(Hindrance hindrance, String words, int exitCode, List<String> log) {
        return new Hindered<>(hindrance, words, exitCode, log);
    }

    /** What it told; empty when it was hindered. */
    default Optional<T> found() {
        return this instanceof Told<T> told ? Optional.of(told.value()) : Optional.empty();
    }

    /** Why it did not tell; empty when it did. */
    default Optional<Hindrance> why() {
        return this instanceof Hindered<T> hindered ? Optional.of(hindered.hindrance()) : Optional.empty();
    }

    /** The same with something made of what it told. */
    default <S> Answer<S> map(Function<? super T, ? extends S> change) {
        if (this instanceof Told<T> told) {
            return new Told<>(change.apply(told.value()));
        }
        return ((Hindered<T>) this).asking();
    }
}
