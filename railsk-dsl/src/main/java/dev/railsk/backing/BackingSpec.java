package dev.railsk.backing;

import static java.util.Objects.requireNonNull;

import dev.railsk.backing.Backing.Place;
import dev.railsk.name.internal.Syntax;
import dev.railsk.policy.Peer;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a backing service is written. Defaults: no variable is set, since its address may stand in a secret that is taken whole; it may
 * be anywhere, on the port of its kind.
 */
public final class BackingSpec {

    private static final int LONGEST_VARIABLE = 253;
    private static final int MOST_PORT = 65_535;

    private final Draft draft = new Draft("backing");
    private final BackingKind kind;
    private String variable;
    private Optional<SecretUrl> url;
    private Place place;
    private Optional<Integer> maxConnections;

    private BackingSpec(Backing base) {
        kind = base.kind();
        variable = base.variable();
        url = base.url();
        place = base.place();
        maxConnections = base.maxConnections();
    }

    static Backing apply(Backing base, Consumer<BackingSpec> definition) {
        BackingSpec spec = new BackingSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "backing " + base.name(),
                new Backing(
                        base.name(),
                        base.kind(),
                        spec.variable,
                        spec.url,
                        spec.place,
                        spec.maxConnections,
                        base.lines().then(spec.draft.lines())));
    }

    /** Give the app its address, login included, from this key of a secret that the app declares. */
    public BackingSpec url(String secret, String key) {
        Origin origin = draft.write("url");
        url = Optional.of(new SecretUrl(requireNonNull(secret, "secret"), requireNonNull(key, "key")));
        if (!Syntax.isWord(key, "-_.", LONGEST_VARIABLE) || key.startsWith("..") || key.equals(".")) {
            draft.problem(
                    "url",
                    origin,
                    "a key must have 1 to 253 letters, digits, dashes, underscores and dots, but was \"" + key + "\"",
                    "Name it as the secret does.");
        }
        return this;
    }

    /** Set no variable: the app is given the address otherwise. */
    public BackingSpec noUrl() {
        draft.write("url");
        url = Optional.empty();
        return this;
    }

    /** Give the address in this variable. Default: the one that Rails, or the usual gem, reads. */
    public BackingSpec variable(String name) {
        Origin origin = draft.write("variable");
        if (!Syntax.isWord(requireNonNull(name, "name"), "_", LONGEST_VARIABLE) || Syntax.startsWithDigit(name)) {
            draft.problem(
                    "variable",
                    origin,
                    "a variable must have letters, digits and underscores, no digit first, but was \"" + name + "\"",
                    "Name it like \"" + kind.variable() + "\".");
        }
        variable = name;
        return this;
    }

    /** Give the address in the variable that Rails, or the usual gem, reads. */
    public BackingSpec defaultVariable() {
        draft.write("variable");
        variable = kind.variable();
        return this;
    }

    /** Say where it is, so that network policies let pods call it and nothing else. */
    public BackingSpec at(Peer peer) {
        draft.write("at");
        place = new Place(requireNonNull(peer, "peer"), place.port());
        return this;
    }

    /** Let network policies allow its port with anybody. */
    public BackingSpec noAt() {
        draft.write("at");
        place = new Place(Peer.anybody(), place.port());
        return this;
    }

    /** Say what it listens on, such as 6432 for PgBouncer. */
    public BackingSpec port(int number) {
        Origin origin = draft.write("port");
        if (number < 1 || number > MOST_PORT) {
            draft.problem(
                    "port",
                    origin,
                    "a port must be from 1 to 65535, but was " + number,
                    "Name the port that it listens on.");
        }
        place = new Place(place.peer(), number);
        return this;
    }

    /** Expect it on the port of its kind. */
    public BackingSpec defaultPort() {
        draft.write("port");
        place = new Place(place.peer(), kind.port());
        return this;
    }

    /**
     * Say how many connections it takes from this app. A definition whose threads could ask for more is refused: Active Record holds
     * one for each thread of Puma and of Sidekiq.
     */
    public BackingSpec maxConnections(int most) {
        Origin origin = draft.write("maxConnections");
        if (most < 1) {
            draft.problem(
                    "maxConnections",
                    origin,
                    "the connections must be at least 1, but were " + most,
                    "Write how many the server leaves to this app.");
        } else if (!kind.isDatabase()) {
            draft.problem(
                    "maxConnections",
                    origin,
                    "connections are counted for databases only, not for " + kind.word(),
                    "Leave this line out.");
        }
        maxConnections = Optional.of(most);
        return this;
    }

    /** Do not count connections. */
    public BackingSpec noMaxConnections() {
        draft.write("maxConnections");
        maxConnections = Optional.empty();
        return this;
    }
}
