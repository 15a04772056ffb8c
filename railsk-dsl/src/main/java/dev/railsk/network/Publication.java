package dev.railsk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a web workload is made public: under which hosts, and by what.
 *
 * @param hosts the public host names; empty when it is not public
 * @param isForAnyHost whether it answers to every host name
 * @param exposure by what; empty for a plain ingress
 */
public record Publication(List<Host> hosts, boolean isForAnyHost, Optional<Exposure> exposure) {

    /** Not public. */
    public static final Publication NONE = new Publication(List.of(), false, Optional.empty());

    public Publication {
        hosts = List.copyOf(hosts);
    }

    /** What exposes it, where it is public; empty where it is not. */
    public Optional<Exposure> shown() {
        Exposure how = exposure.orElse(PlainIngress.DEFAULT);
        boolean hasHost = isForAnyHost || !hosts.isEmpty();
        return hasHost && !(how instanceof NoExposure) ? Optional.of(how) : Optional.empty();
    }

    /** The host names that are known. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Host host : hosts) {
            if (host instanceof Host.Named named) {
                names.add(named.name());
            }
        }
        return names;
    }
}
