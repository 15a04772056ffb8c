package dev.railsk.job;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.OwnVariable;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.network.Port;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gem sidekiq_alive, which answers for Sidekiq's health by HTTP. It answers 404 once its key in Redis has expired, ten minutes after
 * Sidekiq has stopped working, and 500 while Redis cannot be reached, so it is asked patiently: 30 tries, 10 s apart, for the start;
 * every 30 s from then on, given up after 5 failures; 5 s for each answer.
 *
 * @param port where it answers; the gem's own is 7433
 * @param path what is asked; the gem's own is {@code /}
 */
public record SidekiqAlive(int port, String path) {

    /** As the gem is by itself. */
    public static final SidekiqAlive DEFAULT = new SidekiqAlive(7433, "/");

    /** The port's name. */
    public static final String PORT = "alive";

    private static final String WORD = "sidekiqAlive";
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;
    // The gem answers that a quiet Sidekiq is well for this long.
    private static final long QUIET_SECONDS = 180;

    public SidekiqAlive {
        if (port < LOWEST || port > HIGHEST) {
            throw new InvalidValueException(
                    "the port of sidekiq_alive must be from 1024 to 65535, but was " + port,
                    "Write sidekiqAlive(), which asks on 7433.");
        }
        WellFormed.require("the path of sidekiq_alive", requireNonNull(path, "path"));
        // A probe of it judges the path as every probe does.
        Probe.http(path);
    }

    /** Answer on this port: {@code SIDEKIQ_ALIVE_PORT}. */
    public SidekiqAlive port(int number) {
        return new SidekiqAlive(number, path);
    }

    /** Answer on this path: {@code SIDEKIQ_ALIVE_PATH}. */
    public SidekiqAlive path(String other) {
        return new SidekiqAlive(port, other);
    }

    /** Where it listens. */
    public Port listens() {
        return new Port(PORT, port);
    }

    /** What is asked of it. */
    public Probes probes() {
        HttpProbe ask = Probe.http(path).on(PORT).timeout(Duration.ofSeconds(5));
        return new Probes(
                Optional.of(ask.period(Duration.ofSeconds(10)).failureThreshold(30)),
                Optional.of(ask.period(Duration.ofSeconds(10)).failureThreshold(3)),
                Optional.of(ask.period(Duration.ofSeconds(30)).failureThreshold(5)));
    }

    /**
     * What the gem is told of it by its variables, where it differs from the gem's own.
     *
     * @param grace how long a pod may take to stop: so long must a Sidekiq that stops count as alive
     */
    public List<OwnVariable> variables(Duration grace) {
        List<OwnVariable> variables = new ArrayList<>();
        if (port != DEFAULT.port) {
            variables.add(new OwnVariable("SIDEKIQ_ALIVE_PORT", port + "", WORD, "sidekiqAlive(..)"));
        }
        if (!path.equals(DEFAULT.path)) {
            variables.add(new OwnVariable("SIDEKIQ_ALIVE_PATH", path, WORD, "sidekiqAlive(..)"));
        }
        if (grace.toSeconds() > QUIET_SECONDS) {
            String seconds = grace.toSeconds() + "";
            variables.add(new OwnVariable("SIDEKIQ_ALIVE_QUIET_TIMEOUT", seconds, WORD, "sidekiqAlive(..)"));
        }
        return variables;
    }
}
