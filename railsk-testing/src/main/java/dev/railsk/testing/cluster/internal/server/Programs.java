package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What programs do that are run in the containers of a fake: nothing by themselves, only what a test has scripted. */
public final class Programs {

    private static final int NOT_IMPLEMENTED = 501;
    private static final int INTERNAL_ERROR = 500;

    private final ApiServer server;
    private @Nullable Function<ExecRequest, ExecResult> script;

    /** Programs in the pods of this server; none is scripted. */
    public Programs(ApiServer server) {
        this.server = server;
    }

    /** Answer every program from this script. */
    public void script(Function<ExecRequest, ExecResult> answers) {
        script = answers;
    }

    /** What answers this request; refused where a real server refuses it, and where nothing is scripted. */
    public Function<ExecRequest, ExecResult> find(ExecRequest request) {
        return asking(request).answer(() -> {
            requireRunning(request);
            if (script == null) {
                throw refused(
                        NOT_IMPLEMENTED,
                        "NotImplemented",
                        "no program is scripted: a container of the fake cluster runs none. Script what "
                                + request.command() + " answers with FakeCluster.onExec(..).");
            }
            return script;
        });
    }

    private static Asking asking(ExecRequest request) {
        String place = " in namespace " + request.namespace();
        return new Asking(
                "run a program in container " + request.container() + " of Pod " + request.pod() + place,
                "create pods/exec" + place);
    }

    private void requireRunning(ExecRequest request) {
        server.requireRight("create", ObjectKind.POD, "exec", request.namespace());
        LiveObject pod = server.find(new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()))
                .orElseThrow(() -> Refusals.notFound(ResourceKinds.of(ObjectKind.POD), request.pod()));
        Tree spec = pod.content().at("spec");
        if (named(spec.at("containers"), request).isEmpty()
                && named(spec.at("initContainers"), request).isEmpty()) {
            throw Refusals.badRequest("container " + request.container() + " is not valid for pod " + request.pod());
        }
        if (!isRunning(pod.content().at("status"), request)) {
            throw refused(INTERNAL_ERROR, "InternalError", "container not found (\"" + request.container() + "\")");
        }
    }

    private static boolean isRunning(Tree status, ExecRequest request) {
        for (String list : List.of("containerStatuses", "initContainerStatuses")) {
            Optional<Tree> found = named(status.at(list), request);
            if (found.isPresent() && found.get().at("state", "running").isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Tree> named(Tree containers, ExecRequest request) {
        for (Tree container : containers.items()) {
            if (container.at("name").text().equals(Optional.of(request.container()))) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    private static ClusterRefusedException refused(int code, String reason, String message) {
        return new ClusterRefusedException(code, reason, message, List.of());
    }
}
