package dev.railsk.workload;

import dev.railsk.network.Publication;
import dev.railsk.network.Service;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * The workload that serves HTTP.
 *
 * @param basics what every workload has
 * @param scaling how many pods
 * @param service its address inside the cluster
 * @param publication how it is made public
 */
public record Web(WorkloadBasics basics, Scaling scaling, Service service, Publication publication)
        implements Workload, Part<WebSpec, Web> {

    /** A web workload as it is when nothing is said of it: see {@link WebSpec} for the defaults. */
    public static Web standard(String name) {
        Scaling bare = new Scaling(Scale.fixed(1), Disruption.unlimited());
        Web standard = new Web(WorkloadBasics.bare(name), bare, Service.DEFAULT, Publication.NONE).with(Defaults.WEB);
        return new Web(standard.basics.unwritten(), standard.scaling, standard.service, standard.publication);
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
    public WorkloadKind kind() {
        return WorkloadKind.DEPLOYMENT;
    }
}
