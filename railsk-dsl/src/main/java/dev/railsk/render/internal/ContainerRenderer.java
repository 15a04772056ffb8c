package dev.railsk.render.internal;

import dev.railsk.config.EnvVars;
import dev.railsk.container.Command;
import dev.railsk.container.Companion;
import dev.railsk.container.Mount;
import dev.railsk.definition.PodDefaults;
import dev.railsk.image.ImageUse;
import dev.railsk.image.PullPolicy;
import dev.railsk.network.Port;
import dev.railsk.pod.Scratch;
import dev.railsk.task.Task;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders the containers of one pod.
 *
 * <p>The app's environment reaches the app's own code only: its image, and others of which that is said. Hardening and scratch folders reach every container: both are the
 * pod's business, and a foreign image that needs more says so.
 */
final class ContainerRenderer {

    private static final int RAILS_PORT = 3000;

    private final Rendering rendering;
    private final PodDefaults settings;
    private final Build build;
    private final Map<String, String> checksums = new LinkedHashMap<>();

    ContainerRenderer(Rendering rendering, Build build, PodDefaults settings) {
        this.rendering = rendering;
        this.build = build;
        this.settings = settings;
    }

    Rendering rendering() {
        return rendering;
    }

    Build build() {
        return build;
    }

    /** What the pod has of the app's and of its own. */
    PodDefaults settings() {
        return settings;
    }

    /** The annotations by which the pod follows the configs of the containers rendered so far. */
    Map<String, String> checksums() {
        return checksums;
    }

    /** What makes a workload. */
    Container workload(Workload workload) {
        dev.railsk.container.Container main = workload.main();
        return container(rendering.names().container(workload), main, port(workload, main));
    }

    // Puma listens where PORT says, so the number that the service asks and the number that Puma takes are one.
    private static Optional<Integer> port(Workload workload, dev.railsk.container.Container main) {
        // Behind Thruster it listens elsewhere, and Thruster tells it where.
        if (!(workload instanceof Web web)
                || !web.isAppCode()
                || web.isBehindThruster()
                || main.ports().isEmpty()
                || main.ports().get(0).number() == RAILS_PORT) {
            return Optional.empty();
        }
        return Optional.of(main.ports().get(0).number());
    }

    /** What a task runs. */
    Container task(Task task) {
        dev.railsk.container.Container main = task.pod().main();
        return container(task.container(), main, Optional.empty());
    }

    /** What runs before or beside the main container. */
    Container companion(Companion companion) {
        dev.railsk.container.Container beside = companion.container();
        Container container = container(companion.name(), beside, Optional.empty());
        if (companion.role() == Companion.Role.SIDECAR) {
            container.setRestartPolicy("Always");
        }
        return container;
    }

    /** What makes Ruby's folder for temporary files. */
    Container tmpdir(Scratch scratch, Scratch.Tmpdir tmpdir) {
        Container container = new Container();
        container.setName(tmpdir.container());
        container.setImage(
                tmpdir.image().isPresent()
                        ? settings.images().pulled(tmpdir.image().get())
                        : build.reference(ImageUse.OF_APP, settings.images()));
        container.setImagePullPolicy(tmpdir.image().isPresent() ? null : pullPolicy(ImageUse.OF_APP));
        container.setCommand(tmpdir.command());
        container.setResources(ResourcesRenderer.render(tmpdir.resources()));
        container.setVolumeMounts(ScratchRenderer.mounts(List.of(scratch)));
        if (tmpdir.hardened()) {
            container.setSecurityContext(SecurityRenderer.container(settings.security(), settings.security()));
        }
        return container;
    }

    private Container container(String name, dev.railsk.container.Container defined, Optional<Integer> port) {
        boolean hasAppEnv = defined.isAppCode();
        EnvVars env = hasAppEnv ? rendering.parts().env().then(defined.env()) : defined.env();
        EnvRenderer envRenderer = new EnvRenderer(this, env, hasAppEnv, port);
        renderChecksums(env, defined.mounts());
        Container container = new Container();
        container.setName(name);
        container.setImage(build.reference(defined.image(), settings.images()));
        container.setImagePullPolicy(pullPolicy(defined.image()));
        renderCommand(defined.command(), container);
        container.setWorkingDir(defined.program().workingDirectory().orElse(null));
        container.setEnv(envRenderer.variables());
        container.setEnvFrom(envRenderer.sources());
        container.setPorts(ports(defined.ports()));
        ProbeRenderer.render(defined, container);
        container.setLifecycle(
                LifecycleRenderer.render(defined, rendering.parts().identity()));
        container.setResources(ResourcesRenderer.render(defined.resources()));
        container.setSecurityContext(
                SecurityRenderer.container(defined.security(settings.security()), settings.security()));
        container.setVolumeMounts(mounts(defined.mounts()));
        return container;
    }

    private @Nullable String pullPolicy(ImageUse use) {
        Optional<PullPolicy> policy = use.pullPolicy().isPresent()
                ? use.pullPolicy()
                : rendering.parts().pods().image().pullPolicy();
        return policy.isPresent() ? policy.get().kubernetesName() : null;
    }

    private List<VolumeMount> mounts(List<Mount> mounts) {
        List<VolumeMount> rendered = ScratchRenderer.mounts(settings.scratches());
        for (Mount mount : mounts) {
            VolumeMount volumeMount = new VolumeMount();
            volumeMount.setName(mount.volume());
            volumeMount.setMountPath(mount.path());
            volumeMount.setSubPath(mount.subPath().orElse(null));
            volumeMount.setReadOnly(mount.isReadOnly() ? true : null);
            rendered.add(volumeMount);
        }
        return rendered;
    }

    private void renderChecksums(EnvVars env, List<Mount> mounts) {
        Map<String, String> configs = rendering.configs().checksums();
        Map<String, String> secrets = rendering.secrets().checksums();
        if (configs.isEmpty() && secrets.isEmpty()) {
            return;
        }
        UsedSources used = new UsedSources(rendering.parts(), env, mounts);
        checksums.putAll(Checksums.annotations("checksum/", configs, used.configs));
        checksums.putAll(Checksums.annotations("checksum/secret-", secrets, used.secrets));
    }

    private static void renderCommand(Command command, Container container) {
        if (command instanceof Command.Instead instead) {
            container.setCommand(instead.words());
        } else if (command instanceof Command.Arguments arguments) {
            container.setArgs(arguments.words());
        } else if (!(command instanceof Command.OfImage)) {
            throw Rendering.unknown(command);
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
}
