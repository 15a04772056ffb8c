package dev.railsk.smoke;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a smoke check is written. It must say what it asks for.
 *
 * <p>Defaults: the answer must have status 200, any body will do; ten tries, three seconds apart, of ten seconds each. A redirect is an
 * answer, and not followed.
 *
 * <pre>{@code
 * app.smoke("up", up -> up.get("/up").text("ok"))
 * }</pre>
 */
public final class SmokeCheckSpec {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_TEXT = 1000;
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;
    private static final int MOST_TRIES = 100;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Draft draft;
    private final SmokeCheck base;
    private Optional<String> target;
    private int status;
    private Optional<String> text;
    private int tries;
    private Duration pause;
    private Duration timeout;

    private SmokeCheckSpec(SmokeCheck base) {
        this.draft = new Draft("smoke " + base.name());
        this.base = base;
        target = base.target();
        status = base.wanted().status();
        text = base.wanted().text();
        tries = base.tries().most();
        pause = base.tries().pause();
        timeout = base.tries().timeout();
    }

    static SmokeCheck apply(SmokeCheck base, Consumer<SmokeCheckSpec> definition) {
        SmokeCheckSpec spec = new SmokeCheckSpec(base);
        spec.draft.run(definition, spec);
        spec.check();
        SmokeCheck check = new SmokeCheck(
                base.name(),
                spec.target,
                new SmokeCheck.Wanted(spec.status, spec.text),
                new Tries(spec.tries, spec.pause, spec.timeout),
                base.lines().then(spec.draft.lines()));
        return spec.draft.finish("smoke check \"" + base.name() + "\"", check);
    }

    private void check() {
        Origin origin = base.lines().defined();
        if (!Syntax.isLabel(base.name(), LONGEST_NAME)) {
            draft.problem(
                    "name",
                    origin,
                    "a smoke check's name must have at most 63 lower-case letters, digits and dashes, but was \""
                            + base.name() + "\"",
                    "Name it like \"up\".");
        }
        if (target.isEmpty() && draft.findings().cuts().isEmpty()) {
            draft.problem("get", origin, "a smoke check must say what it asks for", "Write get(\"/up\").");
        }
    }

    /**
     * Ask for this: a path such as {@code /up}, by HTTPS of the first host that the app's web workloads have; or an address that begins with
     * {@code https://} or {@code http://}. Reports and logs show it, so it must hold no secret.
     */
    public SmokeCheckSpec get(String pathOrAddress) {
        Origin origin = draft.write("get");
        requireNonNull(pathOrAddress, "pathOrAddress");
        if (!HttpTarget.is(pathOrAddress)) {
            String found = pathOrAddress.indexOf('@') >= 0 || !WellFormed.is(pathOrAddress)
                    ? ""
                    : ", but was \"" + pathOrAddress + "\"";
            draft.problem(
                    "get",
                    origin,
                    "what a smoke check asks for must be a path such as /up, or an address that begins with https:// or http://,"
                            + " without login, fragment and blanks" + found,
                    "Write get(\"/up\") or get(\"https://shop.example/up\").");
        }
        target = Optional.of(pathOrAddress);
        return this;
    }

    /** Want this status, from 200 to 599. Default: 200. */
    public SmokeCheckSpec status(int wanted) {
        if (isIn("status", "status", wanted, LOWEST_STATUS, HIGHEST_STATUS)) {
            status = wanted;
        }
        return this;
    }

    /** Want the status that is wanted when nothing is said: 200. */
    public SmokeCheckSpec defaultStatus() {
        draft.write("status");
        status = SmokeCheck.Wanted.DEFAULT.status();
        return this;
    }

    /** Want this text somewhere in the first 256 KiB of the body, as it stands. Default: any body will do. */
    public SmokeCheckSpec text(String part) {
        Origin origin = draft.write("text");
        WellFormed.check(draft, "text", origin, requireNonNull(part, "part"));
        if (part.isBlank() || part.length() > LONGEST_TEXT) {
            draft.problem(
                    "text",
                    origin,
                    "the text must have from 1 to " + LONGEST_TEXT + " letters and not only blanks, but had "
                            + part.length(),
                    "Write text(\"ok\"), or leave it out.");
        }
        text = Optional.of(part);
        return this;
    }

    /** Want no text. */
    public SmokeCheckSpec noText() {
        draft.write("text");
        text = Optional.empty();
        return this;
    }

    /** Ask at most this often, from 1 to 100. Default: 10. */
    public SmokeCheckSpec tries(int most) {
        if (isIn("tries", "number of tries", most, 1, MOST_TRIES)) {
            tries = most;
        }
        return this;
    }

    /** Ask as often as when nothing is said: at most 10 times. */
    public SmokeCheckSpec defaultTries() {
        draft.write("tries");
        tries = Tries.DEFAULT.most();
        return this;
    }

    /** Wait this long between two tries: whole seconds, to five minutes. Default: 3 s. */
    public SmokeCheckSpec pause(Duration time) {
        if (fits("pause", requireNonNull(time, "time"))) {
            pause = time;
        }
        return this;
    }

    /** Wait as long between two tries as when nothing is said: 3 s. */
    public SmokeCheckSpec defaultPause() {
        draft.write("pause");
        pause = Tries.DEFAULT.pause();
        return this;
    }

    /** Give one answer this long: whole seconds, to five minutes. Default: 10 s. */
    public SmokeCheckSpec timeout(Duration time) {
        if (fits("timeout", requireNonNull(time, "time"))) {
            timeout = time;
        }
        return this;
    }

    /** Give one answer as long as when nothing is said: 10 s. */
    public SmokeCheckSpec defaultTimeout() {
        draft.write("timeout");
        timeout = Tries.DEFAULT.timeout();
        return this;
    }

    private boolean isIn(String word, String noun, int value, int least, int most) {
        Origin origin = draft.write(word);
        boolean isIn = value >= least && value <= most;
        if (!isIn) {
            draft.problem(
                    word,
                    origin,
                    "the " + noun + " must be from " + least + " to " + most + ", but was " + value,
                    "Write a number within, or leave " + word + "(..) out.");
        }
        return isIn;
    }

    private boolean fits(String word, Duration time) {
        Origin origin = draft.write(word);
        boolean fits = time.getNano() == 0 && time.getSeconds() >= 1 && time.getSeconds() <= LONGEST.toSeconds();
        if (!fits) {
            draft.problem(
                    word,
                    origin,
                    "the " + word + " must be whole seconds, from 1 to " + LONGEST.toSeconds() + ", but was " + time,
                    "Write " + word + "(Duration.ofSeconds(5)).");
        }
        return fits;
    }
}
