package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.network.Exposure;
import dev.railsk.network.Host;
import dev.railsk.network.Service;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The workload that serves HTTP.
 *
 * @param name its name in the definition
 * @param process what every workload has
 * @param replicas how many pods
 * @param disruption how many of them a drain may take
 * @param hosts the public host names; empty when it is not public
 * @param service its address inside the cluster
 * @param exposure how it is made public; empty for a plain ingress when there is a host
 * @param origin the line that defined it
 */
public record Web(
        String name,
        Process process,
        int replicas,
        Disruption disruption,
        List<Host> hosts,
        Service service,
        Optional<Exposure> exposure,
        Origin origin)
        implements Workload, Part<WebSpec, Web> {

    public Web {
        hosts = List.copyOf(hosts);
    }

    /** A web workload as it is when nothing is said of it: see {@link WebSpec} for the defaults. */
    public static Web standard(String name) {
        return WebSpec.defaults(requireNonNull(name, "name"), Origin.here());
    }

    /** Define a web workload on its own, to share or test it. */
    public static Web define(String name, Consumer<WebSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Web with(Consumer<WebSpec> definition) {
        return WebSpec.apply(this, definition);
    }
}
