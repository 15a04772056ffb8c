package dev.railsk.scale;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * The Redis in which Sidekiq keeps its queues, as KEDA reaches it. KEDA reads no {@code redis://} URL, so {@code REDIS_URL} is of no
 * use to it.
 *
 * @param address host and port, with a colon between them
 * @param user the key that holds the user's name; empty for Redis' default user
 * @param password the key that holds the password; empty where there is none
 * @param isTls whether the connection is encrypted
 * @param database the number of the database
 */
public record RedisServer(
        String address, Optional<SecretKey> user, Optional<SecretKey> password, boolean isTls, int database) {

    private static final String NEXT_STEP = "Write RedisServer.at(\"redis.internal:6379\").";
    private static final int LONGEST_PORT = 5;
    private static final int HIGHEST_PORT = 65_535;

    public RedisServer {
        requireNonNull(address, "address");
        int colon = address.lastIndexOf(':');
        String port = address.substring(colon + 1);
        boolean isPort = Syntax.isNumber(port, LONGEST_PORT)
                && Integer.parseInt(port) >= 1
                && Integer.parseInt(port) <= HIGHEST_PORT;
        if (colon < 1 || !isPort || !Syntax.isWord(address.substring(0, colon), "-_.", 253)) {
            throw new InvalidValueException(
                    "a Redis server's address must be host:port, but was \"" + shown(address) + "\"", NEXT_STEP);
        }
        if (database < 0) {
            throw new InvalidValueException(
                    "a Redis database must be at least 0, but was " + database, "Write database(0), or leave it out.");
        }
    }

    // A URL may hold a password.
    private static String shown(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : "..." + address.substring(at);
    }

    /** The server at this host and port, without a password, database 0. */
    public static RedisServer at(String hostAndPort) {
        return new RedisServer(
                requireNonNull(hostAndPort, "hostAndPort"), Optional.empty(), Optional.empty(), false, 0);
    }

    /** The same, as the user whose name this key of a secret holds. */
    public RedisServer user(String secret, String key) {
        return new RedisServer(address, Optional.of(SecretKey.of(secret, key)), password, isTls, database);
    }

    /** The same, with the password that this key of a secret holds. */
    public RedisServer password(String secret, String key) {
        return new RedisServer(address, user, Optional.of(SecretKey.of(secret, key)), isTls, database);
    }

    /** The same, over TLS. */
    public RedisServer tls() {
        return new RedisServer(address, user, password, true, database);
    }

    /** The same, in this database. */
    public RedisServer database(int number) {
        return new RedisServer(address, user, password, isTls, number);
    }
}
