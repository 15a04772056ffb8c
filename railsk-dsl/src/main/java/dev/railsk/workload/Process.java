package dev.railsk.workload;

import dev.railsk.config.EnvVars;
import dev.railsk.network.Port;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Hook;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probes;
import dev.railsk.quantity.Resources;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every workload has: its names, what runs in its pods, and how they come and go.
 *
 * @param objectName the Deployment's name; empty for {@code <app>-<workload>}
 * @param container the main container's name; empty for the workload's
 * @param identity labels that tell its pods from all others; empty for railsk's own two
 * @param labels further labels
 * @param command what the container runs
 * @param env its environment, added to the app's
 * @param ports what it listens on; services and probes use the first
 * @param probes its health checks
 * @param resources what it is promised and allowed
 * @param preStop what happens before SIGTERM
 * @param gracePeriod how long it may take to stop
 * @param strategy how its pods are replaced
 * @param spread how its pods are kept apart
 */
// A Procfile's word. The other Process starts programs, which a pure module does not.
@SuppressWarnings("JavaLangClash")
public record Process(
        Optional<String> objectName,
        Optional<String> container,
        Map<String, String> identity,
        Labels labels,
        Command command,
        EnvVars env,
        List<Port> ports,
        Probes probes,
        Resources resources,
        Optional<Hook> preStop,
        GracePeriod gracePeriod,
        UpdateStrategy strategy,
        Spread spread) {

    public Process {
        identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
        ports = List.copyOf(ports);
    }

    /** How long a pod of it may take to stop, the pause before SIGTERM included; empty to leave it to Kubernetes. */
    public Optional<Duration> timeToStop() {
        Duration pause =
                preStop.isPresent() && preStop.get() instanceof Hook.Sleep sleep ? sleep.duration() : Duration.ZERO;
        return gracePeriod.with(pause);
    }
}
