package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.network.Exposure;
import dev.railsk.network.Host;
import dev.railsk.network.Port;
import dev.railsk.network.Service;
import dev.railsk.network.ServiceSpec;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Hook;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Syntax;
import dev.railsk.quantity.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a web workload is written.
 *
 * <p>Defaults: 2 replicas of Puma on port 3000, given to the image's entry point in a form that does not make Rails' own entry
 * point migrate the database; startup (30 tries, 10 s apart), readiness and liveness on {@code /up}; a pause of 10 s before
 * SIGTERM so that load balancers let go, and a grace period that covers it and Puma's 30 s; new pods before old ones go;
 * spread evenly; a drain takes one pod at a time; a service on port 80; no ingress without a host.
 */
public final class WebSpec extends ReplicatedSpec<WebSpec> {

    private final List<Host> hosts;
    private Service service;
    private Optional<Exposure> exposure;

    private WebSpec(Web base) {
        super(base.name(), base.process(), base.replicas(), base.disruption());
        hosts = new ArrayList<>(base.hosts());
        service = base.service();
        exposure = base.exposure();
    }

    static Web defaults(String name, Origin origin) {
        Probe up = Probe.http("/up").timeout(Duration.ofSeconds(5));
        Process process = new Process(
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Labels.NONE,
                new Command.Arguments(List.of("bundle", "exec", "puma", "-C", "config/puma.rb")),
                EnvVars.NONE,
                List.of(new Port("http", 3000)),
                new Probes(
                        Optional.of(up.period(Duration.ofSeconds(10)).failureThreshold(30)),
                        Optional.of(up.period(Duration.ofSeconds(5)).failureThreshold(3)),
                        Optional.of(up.period(Duration.ofSeconds(10)).failureThreshold(6))),
                Resources.NONE,
                Optional.of(Hook.sleep(Duration.ofSeconds(10))),
                GracePeriod.forShutdown(Duration.ofSeconds(30)),
                UpdateStrategy.rolling("25%", "0"),
                Spread.evenly());
        return new Web(
                name, process, 2, Disruption.maxUnavailable(1), List.of(), Service.DEFAULT, Optional.empty(), origin);
    }

    static Web apply(Web base, Consumer<WebSpec> definition) {
        WebSpec spec = new WebSpec(base);
        spec.draft.run(definition, spec);
        if (spec.process().ports().isEmpty()) {
            spec.draft.problem(
                    "port", base.origin(), "a web workload must listen on a port", "Add port(\"http\", 3000).");
        }
        spec.check(base.process(), base.origin());
        return spec.draft.finish(
                "web \"" + base.name() + "\"",
                new Web(
                        base.name(),
                        spec.process(),
                        spec.replicas,
                        spec.disruption,
                        spec.hosts,
                        spec.service,
                        spec.exposure,
                        base.origin()));
    }

    @Override
    WebSpec self() {
        return this;
    }

    /** Serve this public host name, and no other. */
    public WebSpec host(String name) {
        Origin origin = draft.write("host");
        requireNonNull(name, "name");
        hosts.clear();
        hosts.add(new Host.Named(checked(name, origin), origin));
        return this;
    }

    /** Serve a further public host name. */
    public WebSpec addHost(String name) {
        Origin origin = draft.touch();
        if (names().contains(requireNonNull(name, "name"))) {
            draft.problem("host", origin, "the host \"" + name + "\" is served already", "Leave this line out.");
            return this;
        }
        hosts.add(new Host.Named(checked(name, origin), origin));
        return this;
    }

    /** Leave the public host name to the overlays, with the reason; a render without one fails with it. */
    public WebSpec openHost(String reason) {
        Origin origin = draft.write("host");
        hosts.clear();
        hosts.add(new Host.Open(requireNonNull(reason, "reason"), origin));
        return this;
    }

    /** Serve one host name of the base no longer. */
    public WebSpec removeHost(String name) {
        draft.remove("host", requireNonNull(name, "name"), names(), Function.identity());
        hosts.removeIf(host -> host instanceof Host.Named named && named.name().equals(name));
        return this;
    }

    /** Change the service. */
    public WebSpec service(Consumer<ServiceSpec> definition) {
        draft.write("service");
        requireNonNull(definition, "definition");
        service = draft.change("service", service, definition);
        return this;
    }

    /** Choose how the hosts are made public. Default: a plain ingress. */
    public WebSpec expose(Exposure how) {
        draft.write("expose");
        exposure = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    private String checked(String name, Origin origin) {
        if (!Syntax.isDomain(name.startsWith("*.") ? name.substring(2) : name)) {
            draft.problem(
                    "host",
                    origin,
                    "a host must be a lower-case DNS name, but was \"" + name + "\"",
                    "Write host(\"www.shop.example\"), without scheme, port or path.");
        }
        return name;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Host host : hosts) {
            if (host instanceof Host.Named named) {
                names.add(named.name());
            }
        }
        return names;
    }
}
