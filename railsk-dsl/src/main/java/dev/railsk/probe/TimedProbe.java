package dev.railsk.probe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What all probes can be told about timing, each keeping its own type, so that settings can be written in any order.
 *
 * @param <P> the probe's own type
 */
public sealed interface TimedProbe<P extends TimedProbe<P>> extends Probe
        permits HttpProbe, TcpProbe, ExecProbe, GrpcProbe {

    @Override
    P timing(ProbeTiming timing);

    @Override
    default P initialDelay(Duration delay) {
        return timing(timing().withInitialDelay(requireNonNull(delay, "delay")));
    }

    @Override
    default P period(Duration period) {
        return timing(timing().withPeriod(requireNonNull(period, "period")));
    }

    @Override
    default P timeout(Duration timeout) {
        return timing(timing().withTimeout(requireNonNull(timeout, "timeout")));
    }

    @Override
    default P failureThreshold(int failures) {
        return timing(timing().withFailureThreshold(failures));
    }
}
