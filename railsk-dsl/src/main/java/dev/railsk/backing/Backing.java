package dev.railsk.backing;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.policy.Peer;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A service that the app needs and others run.
 *
 * @param name what it is called in the definition
 * @param kind which service it is
 * @param variable the variable that its address is given in
 * @param url where its address stands; empty where the app is given it otherwise
 * @param place where it is, for network policies
 * @param maxConnections how many connections it takes from this app; empty for no bound
 * @param lines the lines that wrote it
 */
public record Backing(
        String name,
        BackingKind kind,
        String variable,
        Optional<SecretUrl> url,
        Place place,
        Optional<Integer> maxConnections,
        Lines lines)
        implements Part<BackingSpec, Backing> {

    private static final int LONGEST_NAME = 63;

    /**
     * Where a service is.
     *
     * @param peer who it is to a network policy
     * @param port what it listens on, by TCP
     */
    public record Place(Peer peer, int port) {}

    public Backing {
        if (!Syntax.isLabel(requireNonNull(name, "name"), LONGEST_NAME)) {
            throw new InvalidValueException(
                    "the name of a backing service must have at most 63 lower-case letters, digits and dashes, but was \""
                            + name + "\"",
                    "Name it like \"db\".");
        }
    }

    /** A PostgreSQL server. */
    public static Backing postgres(String name, Consumer<BackingSpec> definition) {
        return of(name, BackingKind.POSTGRES, definition);
    }

    /** A MySQL or MariaDB server. */
    public static Backing mysql(String name, Consumer<BackingSpec> definition) {
        return of(name, BackingKind.MYSQL, definition);
    }

    /** A Redis or Valkey server. */
    public static Backing redis(String name, Consumer<BackingSpec> definition) {
        return of(name, BackingKind.REDIS, definition);
    }

    /** A Memcached server. */
    public static Backing memcached(String name, Consumer<BackingSpec> definition) {
        return of(name, BackingKind.MEMCACHED, definition);
    }

    private static Backing of(String name, BackingKind kind, Consumer<BackingSpec> definition) {
        return new Backing(
                        name,
                        kind,
                        kind.variable(),
                        Optional.empty(),
                        new Place(Peer.anybody(), kind.port()),
                        Optional.empty(),
                        Lines.unwritten(Origin.here()))
                .with(definition);
    }

    @Override
    public Backing with(Consumer<BackingSpec> definition) {
        return BackingSpec.apply(this, definition);
    }
}
