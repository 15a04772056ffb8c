package dev.railsk.scale;

import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How KEDA scales a workload: see {@link KedaSpec}.
 *
 * @param bounds how many pods there may be
 * @param timing how often KEDA looks, and how long it waits
 * @param fallback what holds when KEDA cannot look; empty for the last number
 * @param behavior how fast the number may change
 * @param servers whom KEDA asks
 * @param triggers what it looks at, by their names
 */
public record Keda(
        Bounds bounds,
        Timing timing,
        Optional<Fallback> fallback,
        ScaleBehavior behavior,
        Servers servers,
        Map<String, KedaTrigger> triggers)
        implements Part<KedaSpec, Keda> {

    /** KEDA of which nothing is said yet, but that there is always a pod. */
    public static final Keda STANDARD = new Keda(
            Bounds.STANDARD,
            new Timing(Optional.empty(), Optional.empty()),
            Optional.empty(),
            ScaleBehavior.CLUSTER_DEFAULT,
            new Servers(Optional.empty(), Optional.empty(), Optional.empty()),
            Map.of());

    public Keda {
        triggers = Collections.unmodifiableMap(new LinkedHashMap<>(triggers));
    }

    /**
     * How many pods there may be.
     *
     * @param min the fewest while there is something to do; 0 lets the last one go, too
     * @param max the most
     * @param isIdle whether there is none while there is nothing to do, though the fewest is more
     */
    public record Bounds(int min, int max, boolean isIdle) {

        /** From 1 to KEDA's own 100. */
        static final Bounds STANDARD = new Bounds(1, 100, false);

        /** Whether there may be no pod at all. */
        public boolean mayBeNone() {
            return min == 0 || isIdle;
        }
    }

    /**
     * KEDA's patience.
     *
     * @param pollingInterval how often it looks; empty for its own 30 s
     * @param cooldown how long it waits before the last pod goes; empty for its own 300 s
     */
    public record Timing(Optional<Duration> pollingInterval, Optional<Duration> cooldown) {}

    /**
     * What holds when KEDA cannot look.
     *
     * @param failures after how many failures
     * @param pods how many pods
     */
    public record Fallback(int failures, int pods) {}

    /**
     * Whom KEDA asks.
     *
     * @param redis where Sidekiq's queues are
     * @param prometheus the address of Prometheus
     * @param postgres the key that holds the connection to Solid Queue's database
     */
    public record Servers(Optional<RedisServer> redis, Optional<String> prometheus, Optional<SecretKey> postgres) {}

    /** Define it on its own, to share or test it. */
    public static Keda define(Consumer<KedaSpec> definition) {
        return STANDARD.with(definition);
    }

    @Override
    public Keda with(Consumer<KedaSpec> definition) {
        return KedaSpec.apply(this, definition);
    }
}
