package dev.railsk.server;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * Thruster in front of Puma, in the same container: it compresses, caches and sends files. It listens on the workload's first port, which
 * service and probes ask ({@code THRUSTER_HTTP_PORT}), and hands on to Puma on another one ({@code THRUSTER_TARGET_PORT}).
 *
 * @param targetPort where Puma listens; empty for 3000, or 3001 where the first port is 3000
 * @param idleTimeout how long it keeps an idle connection open
 */
public record Thruster(Optional<Integer> targetPort, Duration idleTimeout) {

    /**
     * An idle connection is kept for 65 s: Thruster's own 60 s are as long as those of an AWS load balancer, which then sends a
     * request on a connection that is just being closed.
     */
    public static final Thruster DEFAULT = new Thruster(Optional.empty(), Duration.ofSeconds(65));

    private static final int RAILS_PORT = 3000;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    public Thruster {
        int port = targetPort.orElse(RAILS_PORT);
        if (port < LOWEST || port > HIGHEST) {
            throw new InvalidValueException(
                    "the port behind Thruster must be from 1024 to 65535, but was " + port,
                    "Leave targetPort(..) out.");
        }
        boolean isWhole = idleTimeout.getNano() == 0 && idleTimeout.getSeconds() >= 1;
        if (!isWhole || idleTimeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidValueException(
                    "Thruster's idle time-out must be whole seconds, from 1 to 86400, but was " + idleTimeout,
                    "Write idleTimeout(Duration.ofSeconds(65)).");
        }
    }

    /** Have Puma listen on this port. */
    public Thruster targetPort(int number) {
        return new Thruster(Optional.of(number), idleTimeout);
    }

    /** Keep an idle connection open for this long; longer than what stands before it does. Whole seconds. */
    public Thruster idleTimeout(Duration time) {
        return new Thruster(targetPort, requireNonNull(time, "time"));
    }

    /** Where Puma listens, when Thruster listens there. */
    int target(int front) {
        return targetPort.orElse(front == RAILS_PORT ? RAILS_PORT + 1 : RAILS_PORT);
    }
}
