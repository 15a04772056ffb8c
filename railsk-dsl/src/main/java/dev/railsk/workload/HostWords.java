package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.network.Exposure;
import dev.railsk.network.ExposureChange;
import dev.railsk.network.Host;
import dev.railsk.network.HttpPath;
import dev.railsk.network.PathMatch;
import dev.railsk.network.Publication;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a web workload lets its author write of how it is made public: hosts, paths, and by what. */
public abstract sealed class HostWords extends ReplicatedSpec<WebSpec> permits WebSpec {

    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;

    private final List<Host> hosts;
    private boolean isForAnyHost;
    private final List<HttpPath> paths;
    private Optional<Exposure> exposure;

    HostWords(Web base) {
        super(base.scope(), base.basics(), base.scaling());
        hosts = new ArrayList<>(base.publication().hosts());
        isForAnyHost = base.publication().isForAnyHost();
        paths = new ArrayList<>(base.publication().paths());
        exposure = base.publication().exposure();
    }

    final Publication publication() {
        return new Publication(hosts, isForAnyHost, paths, exposure);
    }

    /** Serve this public host name, and no other. */
    public WebSpec host(String name) {
        Origin origin = draft.write("host");
        setHost(new Host.Named(checked(requireNonNull(name, "name"), origin), origin));
        return self();
    }

    /** Serve a further public host name. */
    public WebSpec addHost(String name) {
        Origin origin = draft.touch("host");
        if (names().contains(requireNonNull(name, "name"))) {
            draft.problem("host", origin, "the host \"" + name + "\" is served already", "Leave this line out.");
            return self();
        }
        hosts.add(new Host.Named(checked(name, origin), origin));
        return self();
    }

    /** Leave the public host name to the overlays, with the reason; a render without one fails with it. */
    public WebSpec openHost(String reason) {
        Origin origin = draft.write("host");
        setHost(new Host.Open(requireNonNull(reason, "reason"), origin));
        return self();
    }

    /** Serve one host name of the base no longer. Without any, the workload is not public. */
    public WebSpec removeHost(String name) {
        draft.touch("host");
        draft.remove("host", requireNonNull(name, "name"), names(), Function.identity());
        hosts.removeIf(host -> host instanceof Host.Named named && named.name().equals(name));
        return self();
    }

    /** Serve every host name. */
    public WebSpec anyHost() {
        draft.write("host");
        hosts.clear();
        isForAnyHost = true;
        return self();
    }

    /** Serve no public host name: only the cluster reaches the workload, and with a path who asks another web workload's hosts. */
    public WebSpec noHost() {
        draft.write("host");
        hosts.clear();
        isForAnyHost = false;
        return self();
    }

    private void setHost(Host host) {
        hosts.clear();
        hosts.add(host);
        isForAnyHost = false;
    }

    /**
     * Serve this path with everything below it, and no other: under hosts of its own, or else under those of the first web workload
     * that has some.
     */
    public WebSpec path(String path) {
        return path(path, PathMatch.PREFIX);
    }

    /** Serve this path, and no other: under hosts of its own, or else under those of the first web workload that has some. */
    public WebSpec path(String path, PathMatch match) {
        Origin origin = draft.write("path");
        paths.clear();
        return serve(requireNonNull(path, "path"), requireNonNull(match, "match"), origin);
    }

    /** Serve a further path with everything below it. */
    public WebSpec addPath(String path) {
        return addPath(path, PathMatch.PREFIX);
    }

    /** Serve a further path. */
    public WebSpec addPath(String path, PathMatch match) {
        return serve(requireNonNull(path, "path"), requireNonNull(match, "match"), draft.touch("path"));
    }

    /** Serve a path of the base no longer. */
    public WebSpec removePath(String path) {
        draft.touch("path");
        draft.remove("path", requireNonNull(path, "path"), paths, HttpPath::path);
        return self();
    }

    /** Serve all paths of hosts of its own; without any, the workload is not public. */
    public WebSpec noPath() {
        draft.write("path");
        paths.clear();
        return self();
    }

    private WebSpec serve(String path, PathMatch match, Origin origin) {
        try {
            HttpPath further = new HttpPath(path, match, origin);
            if (paths.contains(further)) {
                draft.problem("path", origin, "the path \"" + path + "\" is served already", "Leave this line out.");
            } else {
                paths.add(further);
            }
        } catch (DefinitionException e) {
            draft.refused("path", HttpPath.class, e);
        }
        return self();
    }

    /** Choose how the hosts are made public, or change how the base does it. Default: a plain ingress. */
    public WebSpec expose(ExposureChange how) {
        draft.write("expose");
        requireNonNull(how, "how");
        try {
            exposure = Optional.of(how.over(exposure));
        } catch (DefinitionException e) {
            exposure = draft.refused("expose", Exposure.class, e).or(() -> exposure);
        }
        return self();
    }

    /** Make the hosts public by a plain ingress. */
    public WebSpec defaultExpose() {
        draft.write("expose");
        exposure = Optional.empty();
        return self();
    }

    private String checked(String name, Origin origin) {
        String domain = name.startsWith("*.") ? name.substring(2) : name;
        if (name.length() > LONGEST_HOST || !isHost(domain)) {
            draft.problem(
                    "host",
                    origin,
                    "a host must be a lower-case DNS name, but was \"" + name + "\"",
                    "Write host(\"www.shop.example\"), without scheme, port or path; an address is no host.");
        }
        return name;
    }

    // A name of digits and dots only would be an IP address, which no ingress takes.
    private static boolean isHost(String domain) {
        int from = 0;
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', from)) {
            if (!Syntax.isLabel(domain.substring(from, dot), LONGEST_LABEL)) {
                return false;
            }
            from = dot + 1;
        }
        String last = domain.substring(from);
        return Syntax.isLabel(last, LONGEST_LABEL) && Syntax.hasLowerCase(last);
    }

    private List<String> names() {
        return publication().names();
    }
}
