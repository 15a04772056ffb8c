package dev.railsk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a web workload is made public: under which hosts and paths, and by what.
 *
 * @param hosts the public host names; empty when it is not public, or under the hosts of another web workload
 * @param isForAnyHost whether it answers to every host name
 * @param paths the paths that it serves; empty for all
 * @param exposure by what; empty for a plain ingress
 */
public record Publication(List<Host> hosts, boolean isForAnyHost, List<HttpPath> paths, Optional<Exposure> exposure) {

    /** Not public. */
    public static final Publication NONE = new Publication(List.of(), false, List.of(), Optional.empty());

    public Publication {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
    }

    /** What exposes it under hosts of its own, where it is public; empty where it is not. */
    public Optional<Exposure> shown() {
        if (!hasHost()) {
            return Optional.empty();
        }
        if (exposure.isEmpty()) {
            return Optional.of(PlainIngress.DEFAULT);
        }
        return exposure.get().isPublic() ? exposure : Optional.empty();
    }

    /** Whether it answers to a host of its own. */
    public boolean hasHost() {
        return isForAnyHost || !hosts.isEmpty();
    }

    /** Whether it is served under the hosts of another web workload. */
    public boolean isGuest() {
        boolean isHidden = exposure.isPresent() && !exposure.get().isPublic();
        return !hasHost() && !paths.isEmpty() && !isHidden;
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
