package dev.railsk.workload;

import dev.railsk.pod.PodWords;
import dev.railsk.policy.Egress;
import dev.railsk.policy.Outlet;
import dev.railsk.policy.OutletsDraft;
import dev.railsk.policy.Peer;
import dev.railsk.problem.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every kind of workload lets its author write of whom its pods may call. It counts where the app has network policies.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class EgressWords<S extends EgressWords<S>> extends PodWords<S> permits WorkloadSpec {

    private Optional<Boolean> httpsOut;
    private final List<Outlet> outlets;

    EgressWords(Draft draft, WorkloadBasics base) {
        super(draft, base.pod(), base.naming(), base.lines());
        Optional<Egress> egress = base.egress();
        httpsOut = egress.isPresent() ? egress.get().httpsOut() : Optional.empty();
        outlets = new ArrayList<>(egress.isPresent() ? egress.get().outlets() : List.of());
    }

    final Optional<Egress> egress() {
        return httpsOut.isEmpty() && outlets.isEmpty() ? Optional.empty() : Optional.of(new Egress(httpsOut, outlets));
    }

    /**
     * Let its pods speak HTTPS (TCP 443) with anybody, whatever the app's network policies say of the app. Default: the app's code as the
     * app says, an accessory not.
     */
    public S httpsOut() {
        draft.write("httpsOut");
        httpsOut = Optional.of(true);
        return self();
    }

    /** Let its pods speak HTTPS with nobody but whom another word names, whatever the app's network policies say of the app. */
    public S noHttpsOut() {
        draft.write("httpsOut");
        httpsOut = Optional.of(false);
        return self();
    }

    /** Let its pods speak HTTPS as when nothing is said. */
    public S defaultHttpsOut() {
        draft.write("httpsOut");
        httpsOut = Optional.empty();
        return self();
    }

    /**
     * Let its pods call this one, beside whom the app's network policies let all pods call.
     *
     * @param name what it is called here, so that an overlay can change or remove it
     * @param peer who it is
     * @param ports over which ports, by TCP; at least one
     */
    public S outlet(String name, Peer peer, int... ports) {
        new OutletsDraft(draft, outlets).outlet(name, peer, ports);
        return self();
    }

    /** Let its pods call this one no longer. */
    public S removeOutlet(String name) {
        new OutletsDraft(draft, outlets).removeOutlet(name);
        return self();
    }
}
