package dev.railsk.render.internal;

import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Hook;
import dev.railsk.workload.Process;
import java.time.Duration;
import java.util.Optional;

/** How long pods may take to stop. The pause before SIGTERM counts against that time, so it is part of the sum. */
final class GracePeriods {

    private GracePeriods() {}

    /** Whole seconds; empty to leave it to Kubernetes. */
    static Optional<Long> seconds(Process process) {
        GracePeriod period = process.gracePeriod();
        if (period instanceof GracePeriod.Fixed fixed) {
            return Optional.of(fixed.duration().toSeconds());
        }
        if (period instanceof GracePeriod.Computed computed) {
            Duration all = pause(process).plus(computed.shutdown()).plus(computed.margin());
            return Optional.of(all.toSeconds());
        }
        return Optional.empty();
    }

    private static Duration pause(Process process) {
        return process.preStop().isPresent() && process.preStop().get() instanceof Hook.Sleep sleep
                ? sleep.duration()
                : Duration.ZERO;
    }
}
