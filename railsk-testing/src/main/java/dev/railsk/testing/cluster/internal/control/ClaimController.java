package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.util.Map;

/** Gives every claim a volume of the size that it asks for, as a storage class does that binds at once. */
public final class ClaimController {

    private static final String MANAGER = "kube-controller-manager";

    private final ApiServer server;
    private final WorkQueue queue;

    /** A controller over this server. */
    public ClaimController(ApiServer server, VirtualClock clock) {
        this.server = server;
        this.queue = new WorkQueue(server, clock, this::bind);
    }

    /** The claims to look at. */
    public WorkQueue queue() {
        return queue;
    }

    private void bind(LiveObject claim) {
        Tree spec = claim.content().at("spec");
        server.change(claim.ref(), Writer.main(MANAGER), object -> PlainValue.child(object, "spec")
                .putIfAbsent("volumeName", "pvc-" + claim.uid()));
        server.change(claim.ref(), Writer.status(MANAGER), object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            status.put("phase", "Bound");
            status.put(
                    "accessModes",
                    PlainValue.copy(spec.at("accessModes").items().stream()
                            .map(Tree::value)
                            .toList()));
            status.put(
                    "capacity",
                    PlainValue.copyMap(spec.at("resources", "requests").map()));
        });
    }
}
