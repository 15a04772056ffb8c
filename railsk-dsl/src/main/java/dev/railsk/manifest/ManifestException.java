package dev.railsk.manifest;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Message;

/** Something is wrong with a manifest, a set of them, or the text they are read from. Never holds their content. */
public final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fact;
    private final String place;
    private final String nextStep;

    /** A message of the fact, the place and the next step. */
    public ManifestException(String fact, String place, String nextStep) {
        super(new Message(fact, place, nextStep).text(""));
        this.fact = fact;
        this.place = place;
        this.nextStep = nextStep;
    }

    /** Such an exception, declared so that who may throw it need not load it before: a render does so seldom. */
    static RuntimeException of(String fact, String place, String nextStep) {
        return new ManifestException(fact, place, nextStep);
    }

    /** What is wrong. */
    public String fact() {
        return fact;
    }

    /** Where it is. */
    public String place() {
        return place;
    }

    /** What to do. */
    public String nextStep() {
        return nextStep;
    }

    /** The same mistake, with its place within a larger one. */
    ManifestException within(String largerPlace) {
        return new ManifestException(fact, largerPlace + ", " + place, nextStep);
    }

    /** The same as a mistake in the definition, whose text it was: at the author's line, place and fact in one sentence. */
    public InvalidValueException inDefinition() {
        return new InvalidValueException(place() + ": " + fact(), nextStep());
    }
}
