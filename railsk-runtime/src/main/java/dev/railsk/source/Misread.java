package dev.railsk.source;

import static java.util.Objects.requireNonNull;

/**
 * Something that could not be understood, so that what the manifest says of it may be incomplete.
 *
 * @param fact what it is
 * @param nextStep how to write it so that it can be understood
 * @param at where it is
 */
public record Misread(String fact, String nextStep, SourceLine at) {

    public Misread {
        requireNonNull(fact, "fact");
        requireNonNull(nextStep, "nextStep");
        requireNonNull(at, "at");
    }
}
