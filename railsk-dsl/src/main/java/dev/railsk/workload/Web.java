package dev.railsk.workload;

import dev.railsk.container.Companion;
import dev.railsk.container.Container;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.HttpPath;
import dev.railsk.network.PathMatch;
import dev.railsk.network.Port;
import dev.railsk.network.Publication;
import dev.railsk.network.Service;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import dev.railsk.server.Puma;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A workload that serves HTTP.
 *
 * @param basics what every workload has
 * @param scaling how many pods
 * @param publication how it is made public
 * @param puma what its server is told; empty for nothing, as {@code config/puma.rb} says
 * @param served the port of the pod to which its service leads; empty for the main container's first
 */
public record Web(
        WorkloadBasics basics, Scaling scaling, Publication publication, Optional<Puma> puma, Optional<String> served)
        implements Workload, Part<WebSpec, Web> {

    /** The port of a cable that is a workload of its own, as Rails' guide has it. */
    private static final int CABLE_PORT = 28_080;

    /** A web workload as it is when nothing is said of it: see {@link WebSpec} for the defaults. */
    public static Web standard(String name) {
        return unwritten(WebSpec.withDefaults(new Web(
                WorkloadBasics.bare(name).withService(Service.DEFAULT),
                new Scaling(Scale.fixed(1), Disruption.unlimited()),
                Publication.NONE,
                Optional.empty(),
                Optional.empty())));
    }

    /**
     * Action Cable as a workload of its own: a web workload called {@code cable} that is served under {@code /cable}, by a Puma of its
     * own on port 28080. It runs the whole app, whose routes have {@code /cable} by themselves.
     */
    public static Web cable() {
        Web web = standard("cable");
        HttpPath path = new HttpPath("/cable", PathMatch.PREFIX, Origin.here());
        Publication publication = new Publication(List.of(), false, List.of(path), Optional.empty());
        return unwritten(new Web(web.basics, web.scaling, publication, web.puma, web.served)
                .with(cable -> cable.port("http", CABLE_PORT)));
    }

    private static Web unwritten(Web web) {
        return new Web(web.basics.unwritten(), web.scaling, web.publication, web.puma, web.served);
    }

    /** Define a web workload on its own, to share or test it. */
    public static Web define(String name, Consumer<WebSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Web with(Consumer<WebSpec> definition) {
        return WebSpec.apply(this, definition);
    }

    @Override
    public Container main() {
        Container written = basics.pod().main();
        return puma.isPresent() ? puma.get().on(written, basics.lines()) : written;
    }

    @Override
    public List<OwnVariable> variables() {
        return puma.isPresent() ? puma.get().variables(basics.pod().main().ports()) : List.of();
    }

    /** Whether Thruster stands before its Puma. */
    public boolean isBehindThruster() {
        return puma.isPresent() && puma.get().thruster().isPresent();
    }

    /** The port of the pod to which its service leads where the service names none: that of a sidecar, or the main container's first. */
    public String servedPort() {
        return served.isPresent() ? served.get() : main().ports().get(0).name();
    }

    /** The number of that port. */
    public int servedNumber() {
        List<Port> ports = new ArrayList<>(main().ports());
        for (Companion companion : basics.pod().companions()) {
            ports.addAll(companion.container().ports());
        }
        String name = servedPort();
        for (Port port : ports) {
            if (port.name().equals(name)) {
                return port.number();
            }
        }
        throw new IllegalStateException("no port \"" + name + "\" of " + scope());
    }

    /** The number of its service's port that is made public: the first. */
    public int publicPort() {
        return servicePort();
    }

    /** The name of that port; empty where it has none. */
    public Optional<String> publicPortName() {
        Service service = service().orElseThrow();
        return service.ports().isEmpty()
                ? Optional.of(main().ports().get(0).name())
                : service.ports().get(0).name();
    }

    @Override
    public Scale scale() {
        return scaling.scale();
    }

    @Override
    public Disruption disruption() {
        return scaling.disruption();
    }

    @Override
    public String noun() {
        return "web";
    }

    @Override
    public int place() {
        return 0;
    }

    @Override
    public WorkloadKind kind() {
        return WorkloadKind.DEPLOYMENT;
    }
}
