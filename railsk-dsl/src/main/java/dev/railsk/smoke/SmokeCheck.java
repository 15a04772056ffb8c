package dev.railsk.smoke;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A question over HTTP that the app must answer once a deploy has rolled it out: asked from where the deploy runs, so through all that
 * lies between a user and the app.
 *
 * @param name its name
 * @param target what is asked: a path of the app's own host, or an address; empty only in a definition that is being written
 * @param wanted what the answer must be
 * @param tries how often it is asked, and how long it is waited for
 * @param lines the lines that wrote its words
 */
public record SmokeCheck(String name, Optional<String> target, Wanted wanted, Tries tries, Lines lines)
        implements Part<SmokeCheckSpec, SmokeCheck> {

    /**
     * What an answer must be.
     *
     * @param status its status
     * @param text what must stand in the first 256 KiB of its body; empty for anything
     */
    public record Wanted(int status, Optional<String> text) {

        static final Wanted DEFAULT = new Wanted(200, Optional.empty());
    }

    /** A smoke check as it is when nothing is said of it: see {@link SmokeCheckSpec} for the defaults. */
    public static SmokeCheck standard(String name) {
        return new SmokeCheck(
                requireNonNull(name, "name"),
                Optional.empty(),
                Wanted.DEFAULT,
                Tries.DEFAULT,
                Lines.unwritten(Origin.here()));
    }

    /** Define a smoke check on its own, to share or test it. */
    public static SmokeCheck define(String name, Consumer<SmokeCheckSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public SmokeCheck with(Consumer<SmokeCheckSpec> definition) {
        return SmokeCheckSpec.apply(this, definition);
    }

    /** Whether it asks for a path of the app's own host. */
    public boolean isOfOwnHost() {
        return target.isPresent() && target.get().startsWith("/");
    }

    /** The address that is asked, where this is the app's own host. */
    public String address(String host) {
        return isOfOwnHost() ? "https://" + host + target.orElse("") : target.orElse("");
    }
}
