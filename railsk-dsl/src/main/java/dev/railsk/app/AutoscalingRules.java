package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.container.Companion.Role;
import dev.railsk.container.Container;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.KedaCalls;
import dev.railsk.definition.Names;
import dev.railsk.problem.Nearest;
import dev.railsk.quantity.Resources;
import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScaleMetric.Resource;
import dev.railsk.scale.SecretKey;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a workload is scaled by must be there: the requests of which shares are taken, and the secrets of what is asked. */
final class AutoscalingRules {

    private final AppParts parts;
    private final Judgement judgement;

    AutoscalingRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check(Workload workload) {
        if (workload.scale() instanceof Scale.Between between) {
            for (ScaleMetric metric : between.effectiveMetrics()) {
                if (metric instanceof ScaleMetric.Utilization utilization) {
                    checkRequests(workload, utilization);
                }
            }
        } else if (workload.scale() instanceof Scale.ByKeda by) {
            checkKeda(workload, by.keda());
        }
    }

    private void checkRequests(Workload workload, ScaleMetric.Utilization metric) {
        String main = Names.of(parts).container(workload);
        Map<String, Container> containers = new LinkedHashMap<>();
        containers.put(main, workload.main());
        for (Companion companion : workload.basics().pod().companions()) {
            if (companion.role() == Role.SIDECAR) {
                containers.put(companion.name(), companion.container());
            }
        }
        if (metric.container().isPresent()
                && !containers.containsKey(metric.container().get())) {
            String name = metric.container().get();
            judgement.problem(
                    workload,
                    "replicas",
                    "it is scaled by the " + metric.resource().kubernetesName() + " of container \"" + name
                            + "\", which there is not",
                    "Name one of: " + Nearest.list(name, containers.keySet()) + ".");
            return;
        }
        for (Map.Entry<String, Container> container : containers.entrySet()) {
            boolean isMeant =
                    metric.container().isEmpty() || metric.container().get().equals(container.getKey());
            if (isMeant && !isRequested(metric.resource(), container.getValue().resources())) {
                missingRequest(
                        workload,
                        metric.resource(),
                        container.getKey(),
                        container.getKey().equals(main));
                return;
            }
        }
    }

    // A request that is left out is that of the limit.
    private static boolean isRequested(Resource resource, Resources resources) {
        return resource == Resource.CPU
                ? resources.cpuRequest().or(resources::cpuLimit).isPresent()
                : resources.memoryRequest().or(resources::memoryLimit).isPresent();
    }

    private void missingRequest(Workload workload, Resource resource, String container, boolean isMain) {
        String name = resource.kubernetesName();
        String amount = resource == Resource.CPU ? "Cpu.millis(500)" : "Memory.mebibytes(512)";
        String word = "resources(resources -> resources." + name + "(" + amount + "))";
        judgement.problem(
                workload,
                "replicas",
                "it is scaled by a share of the " + name + " that it requests, but "
                        + (isMain ? "" : "sidecar " + container + " of it ") + "requests none",
                isMain
                        ? "Add " + word + "."
                        : "Add " + word + " to the sidecar, or look at one container: "
                                + (resource == Resource.CPU ? "onCpuOf" : "onMemoryOf") + "(..).");
    }

    private void checkKeda(Workload workload, Keda keda) {
        if (workload instanceof Web && keda.bounds().mayBeNone()) {
            judgement.problem(
                    workload,
                    "replicas",
                    "a web workload must have a pod to answer, but may have none",
                    "Write between(1, ..), without idle().");
        }
        checkAddress(workload, keda);
        for (KedaTrigger trigger : keda.triggers().values()) {
            if (trigger instanceof KedaTrigger.Custom custom) {
                for (SecretKey login : custom.logins().values()) {
                    checkDeclared(workload, login);
                }
                if (custom.isOfResource() && !custom.metadata().containsKey("containerName")) {
                    Resource resource = custom.type().equals("cpu") ? Resource.CPU : Resource.MEMORY;
                    checkRequests(workload, new ScaleMetric.Utilization(resource, 1, Optional.empty()));
                }
            }
        }
        if (keda.servers().postgres().isPresent()) {
            checkDeclared(workload, keda.servers().postgres().get());
        }
        if (keda.servers().redis().isPresent()) {
            Optional<SecretKey> user = keda.servers().redis().get().user();
            Optional<SecretKey> password = keda.servers().redis().get().password();
            if (user.isPresent()) {
                checkDeclared(workload, user.get());
            }
            if (password.isPresent()) {
                checkDeclared(workload, password.get());
            }
        }
    }

    private void checkAddress(Workload workload, Keda keda) {
        for (String address : KedaCalls.addresses(keda)) {
            for (Workload called : parts.workloads()) {
                if (KedaCalls.isLocal(parts, called, address)) {
                    String port = address.substring(address.lastIndexOf(':'));
                    judgement.problem(
                            workload,
                            "replicas",
                            "KEDA is to ask " + called.scope() + " at \"" + address
                                    + "\", a name that KEDA's own namespace does not know",
                            "Write \"" + Names.of(parts).service(called) + "."
                                    + parts.namespace().name() + port + "\".");
                    return;
                }
            }
        }
    }

    private void checkDeclared(Workload workload, SecretKey login) {
        Set<String> known = new LinkedHashSet<>(parts.secrets().keySet());
        if (!known.contains(login.secret())) {
            String declare = "secret(Secrets.existing(\"" + login.secret() + "\", \"" + login.key() + "\"))";
            judgement.problem(
                    List.of(workload.scope(), "replicas"),
                    login.origin(),
                    workload.scope() + ": the app declares no secret \"" + login.secret() + "\"",
                    known.isEmpty()
                            ? "Declare it with " + declare + "."
                            : "Name one of: " + Nearest.list(login.secret(), known) + "; or declare it with " + declare
                                    + ".");
        }
    }
}
