package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Asking;
import dev.railsk.testing.cluster.internal.server.Refusals;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What answers when a program is run in a container: a script of the test's. */
public final class Programs {

    private final ApiServer server;
    private final Map<String, Function<ExecRequest, ExecResult>> scripts = new HashMap<>();

    /** No programs, in the containers of this server. */
    public Programs(ApiServer server) {
        this.server = server;
    }

    /** Have a program of this name in every container. */
    public void script(String name, Function<ExecRequest, ExecResult> answer) {
        scripts.put(name, answer);
    }

    /** Run a program, in a container that is running. */
    public ExecResult run(ExecRequest request) {
        String place = " in namespace " + request.namespace();
        String what =
                "run " + request.command().get(0) + " in container " + request.container() + " of Pod " + request.pod();
        Asking asking = new Asking(what + place, "create pods/exec" + place);
        return asking.answer(() -> answer(request));
    }

    private ExecResult answer(ExecRequest request) {
        server.requireRight("create", ObjectKind.POD, "exec", request.namespace());
        Tree pod = server.find(new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()))
                .orElseThrow(() -> Refusals.notFound(ResourceKinds.of(ObjectKind.POD), request.pod()))
                .content();
        if (!hasContainer(pod, request.container())) {
            throw Refusals.badRequest("container " + request.container() + " is not valid for pod " + request.pod());
        }
        if (!isRunning(pod.at("status", "containerStatuses").items(), request.container())
                && !isRunning(pod.at("status", "initContainerStatuses").items(), request.container())) {
            throw Refusals.badRequest("container " + request.container() + " is not running in pod " + request.pod());
        }
        String name = request.command().get(0);
        Function<ExecRequest, ExecResult> script = scripts.get(name);
        if (script == null) {
            throw Refusals.internal("exec: \"" + name + "\": executable file not found in $PATH");
        }
        return script.apply(request);
    }

    private static boolean hasContainer(Tree pod, String container) {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> pod.at("spec", list).items().stream())
                .anyMatch(declared -> declared.at("name").text().orElse("").equals(container));
    }

    private static boolean isRunning(List<Tree> statuses, String container) {
        for (Tree status : statuses) {
            if (status.at("name").text().orElse("").equals(container)) {
                return status.at("state", "running").isPresent();
            }
        }
        return false;
    }
}
