package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A setting that a workload or task may say for itself, and otherwise has from the app: said to be something, said to be nothing, or not
 * said.
 *
 * @param <T> what is set
 * @param isSaid whether the author said it
 * @param value what holds; of what was not said, railsk's default
 */
public record Chosen<T>(boolean isSaid, Optional<T> value) {

    /** Not said, and nothing by default. */
    public static <T> Chosen<T> unsaid() {
        return new Chosen<>(false, Optional.empty());
    }

    /** Said to be nothing. */
    public static <T> Chosen<T> none() {
        return new Chosen<>(true, Optional.empty());
    }

    /** Said to be this. */
    public static <T> Chosen<T> of(T value) {
        return new Chosen<>(true, Optional.of(requireNonNull(value, "value")));
    }

    /** Whether it was said, or has a default. */
    boolean isAnything() {
        return isSaid || value.isPresent();
    }

    /** This where it was said, otherwise what the app says; where neither was said, the default. */
    public Chosen<T> over(Chosen<T> ofApp) {
        return isSaid || !ofApp.isSaid() ? this : ofApp;
    }

    /** The same as a default, which the app may overrule. */
    public Chosen<T> unwritten() {
        return new Chosen<>(false, value);
    }
}
