package dev.railsk.deploy.internal.logs;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.ChosenWorkloads;
import dev.railsk.deploy.internal.status.SecretsInUse;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the containers of workloads that have a log: all that run, and those of the start of a pod that have not ended well. */
final class LogSources {

    private final Cluster cluster;
    private final Environment environment;
    private final List<String> objects = new ArrayList<>();

    LogSources(Cluster cluster, Environment environment, Optional<String> workload) {
        this.cluster = cluster;
        this.environment = environment;
        ChosenWorkloads.of(environment, workload).forEach(object -> objects.add(object.name()));
    }

    /**
     * What is there.
     *
     * @param containers those that have a log
     * @param secrets what must not be shown of them
     */
    record Found(List<LogSource> containers, SecretsInUse secrets) {}

    /** Look. */
    Found find() {
        Map<String, Observation> observed = new Snapshot(cluster, environment).read();
        List<LogSource> containers = new ArrayList<>();
        List<Tree> templates = new ArrayList<>();
        for (String object : objects) {
            Observation seen = observed.get(object);
            if (seen == null) {
                continue;
            }
            if (seen.workload().isPresent()) {
                templates.add(seen.workload());
            }
            templates.addAll(seen.replicaSets());
            seen.pods().forEach(pod -> addAll(pod, containers));
        }
        return new Found(containers, SecretsInUse.of(cluster, environment.namespace(), templates, List.of()));
    }

    private void addAll(Tree pod, List<LogSource> containers) {
        for (Tree init : pod.at("spec", "initContainers").items()) {
            Tree status = status(pod, "initContainerStatuses", init);
            boolean isSidecar = init.at("restartPolicy").text().equals(Optional.of("Always"));
            boolean isDone =
                    status.at("state", "terminated", "exitCode").integer().equals(Optional.of(0L));
            if (isSidecar || !isDone) {
                add(pod, init, status, containers);
            }
        }
        for (Tree container : pod.at("spec", "containers").items()) {
            add(pod, container, status(pod, "containerStatuses", container), containers);
        }
    }

    private void add(Tree pod, Tree container, Tree status, List<LogSource> containers) {
        boolean isRunning = status.at("state", "running").isPresent();
        long restarts = status.at("restartCount").integer().orElse(0L);
        if (isRunning || status.at("state", "terminated").isPresent() || restarts > 0) {
            String name = pod.at("metadata", "name").text().orElse("");
            containers.add(new LogSource(
                    new ObjectRef(ObjectKind.POD, environment.namespace(), name),
                    text(container),
                    restarts,
                    isRunning));
        }
    }

    private static Tree status(Tree pod, String list, Tree container) {
        for (Tree status : pod.at("status", list).items()) {
            if (text(status).equals(text(container))) {
                return status;
            }
        }
        return Tree.absent();
    }

    private static String text(Tree named) {
        return named.at("name").text().orElse("");
    }
}
