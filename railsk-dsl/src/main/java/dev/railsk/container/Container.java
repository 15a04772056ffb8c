package dev.railsk.container;

import dev.railsk.config.EnvVars;
import dev.railsk.image.ImageUse;
import dev.railsk.network.Port;
import dev.railsk.probe.Probes;
import dev.railsk.quantity.Resources;
import dev.railsk.security.Security;
import java.util.List;
import java.util.Optional;

/**
 * One container.
 *
 * @param image what it runs in
 * @param program what it runs
 * @param ports what it listens on; services and probes use the first
 * @param probes its health checks
 * @param bounds what it is promised, allowed and denied
 * @param lifecycle what happens after its start and before SIGTERM
 * @param mounts folders of volumes, beside the scratch folders
 */
public record Container(
        ImageUse image,
        Program program,
        List<Port> ports,
        Probes probes,
        Bounds bounds,
        Lifecycle lifecycle,
        List<Mount> mounts) {

    /** The app's image as it runs by itself; everything else is left to Kubernetes. */
    public static final Container BARE = new Container(
            ImageUse.OF_APP, Program.OF_IMAGE, List.of(), Probes.NONE, Bounds.NONE, Lifecycle.NONE, List.of());

    public Container {
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
    }

    /** The same container, running something else, with other ports, probes and resources. */
    public Container running(Program other, List<Port> otherPorts, Probes otherProbes, Resources otherResources) {
        return new Container(image, other, otherPorts, otherProbes, bounds.with(otherResources), lifecycle, mounts);
    }

    /** Program and arguments. */
    public Command command() {
        return program.command();
    }

    /** Its environment. */
    public EnvVars env() {
        return program.env();
    }

    /** What it is promised and allowed. */
    public Resources resources() {
        return bounds.resources();
    }

    /** What it is denied in a pod that is denied this. */
    public Security security(Security ofPod) {
        return bounds.security().isPresent() ? bounds.security().get().over(ofPod) : ofPod;
    }

    /** What happens before SIGTERM. */
    public Optional<Hook> preStop() {
        return lifecycle.preStop();
    }

    /** Whether it runs the app's code, so that it gets the app's environment. */
    public boolean isAppCode() {
        return image.isAppCode();
    }

    /** Whether its image is not the app's. */
    public boolean isForeign() {
        return image.own().isPresent();
    }
}
