package dev.railsk.render.internal;

import dev.railsk.config.EnvVars;
import dev.railsk.network.Port;
import dev.railsk.pod.Hook;
import dev.railsk.pod.Scratch;
import dev.railsk.pod.Security;
import dev.railsk.workload.Command;
import dev.railsk.workload.Process;
import dev.railsk.workload.Task;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.SleepAction;
import java.util.ArrayList;
import java.util.List;

/** Renders the containers of pods; all but the image is made once. */
final class ContainerRenderer {

    private final Container shared;

    private ContainerRenderer(Container shared) {
        this.shared = shared;
    }

    /** What runs a workload. */
    static ContainerRenderer workload(Rendering rendering, Workload workload, EnvVars env) {
        Process process = workload.process();
        Container container = common(rendering, rendering.names().container(workload), env);
        renderCommand(process.command(), container);
        container.setPorts(ports(process.ports()));
        ProbeRenderer.render(process, container);
        if (process.preStop().isPresent()) {
            container.setLifecycle(before(process.preStop().get()));
        }
        container.setResources(ResourcesRenderer.render(process.resources()));
        return new ContainerRenderer(container);
    }

    /** What runs a task. */
    static ContainerRenderer task(Rendering rendering, Task task) {
        Container container =
                common(rendering, task.name(), rendering.parts().env().then(task.env()));
        container.setCommand(task.command());
        container.setResources(ResourcesRenderer.render(task.resources()));
        return new ContainerRenderer(container);
    }

    /** What makes Ruby's folder for temporary files. */
    static ContainerRenderer tmpdir(Scratch scratch, Scratch.Tmpdir tmpdir, Security security) {
        Container container = new Container();
        container.setName(tmpdir.container());
        container.setImage(tmpdir.image().orElse(null));
        container.setCommand(tmpdir.command());
        container.setVolumeMounts(ScratchRenderer.mounts(List.of(scratch)));
        if (tmpdir.hardened()) {
            container.setSecurityContext(SecurityRenderer.container(security));
        }
        return new ContainerRenderer(container);
    }

    private static Container common(Rendering rendering, String name, EnvVars env) {
        EnvRenderer envRenderer = new EnvRenderer(rendering, env);
        Container container = new Container();
        container.setName(name);
        container.setEnv(envRenderer.variables());
        container.setEnvFrom(envRenderer.sources());
        container.setSecurityContext(
                SecurityRenderer.container(rendering.parts().security()));
        container.setVolumeMounts(ScratchRenderer.mounts(rendering.parts().scratches()));
        return container;
    }

    /** The container with the app's image, unless it has its own. */
    Container render(String image) {
        if (shared.getImage() != null) {
            return shared;
        }
        Container container = new Container();
        container.setName(shared.getName());
        container.setImage(image);
        container.setCommand(shared.getCommand());
        container.setArgs(shared.getArgs());
        container.setEnv(shared.getEnv());
        container.setEnvFrom(shared.getEnvFrom());
        container.setPorts(shared.getPorts());
        container.setStartupProbe(shared.getStartupProbe());
        container.setReadinessProbe(shared.getReadinessProbe());
        container.setLivenessProbe(shared.getLivenessProbe());
        container.setLifecycle(shared.getLifecycle());
        container.setResources(shared.getResources());
        container.setSecurityContext(shared.getSecurityContext());
        container.setVolumeMounts(shared.getVolumeMounts());
        return container;
    }

    private static void renderCommand(Command command, Container container) {
        if (command instanceof Command.Instead instead) {
            container.setCommand(instead.words());
        } else if (command instanceof Command.Arguments arguments) {
            container.setArgs(arguments.words());
        }
    }

    private static List<ContainerPort> ports(List<Port> ports) {
        List<ContainerPort> rendered = new ArrayList<>();
        for (Port port : ports) {
            ContainerPort containerPort = new ContainerPort();
            containerPort.setName(port.name());
            containerPort.setContainerPort(port.number());
            rendered.add(containerPort);
        }
        return rendered;
    }

    private static Lifecycle before(Hook hook) {
        LifecycleHandler handler = new LifecycleHandler();
        if (hook instanceof Hook.Exec exec) {
            handler.setExec(new ExecAction(exec.command()));
        } else if (hook instanceof Hook.Sleep sleep) {
            handler.setSleep(new SleepAction(sleep.duration().toSeconds()));
        }
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.setPreStop(handler);
        return lifecycle;
    }
}
