package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.QuotaRules;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Refusals;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts pods, and what they ask for, against the quotas of their namespace: refuses what goes beyond, and writes what is used. Quotas
 * with scopes, and quotas of other objects, are kept and not counted.
 */
public final class QuotaController {

    private static final String MANAGER = "kube-controller-manager";

    private final ApiServer server;
    private final WorkQueue queue;

    /** A controller over this server. */
    public QuotaController(ApiServer server, VirtualClock clock) {
        this.server = server;
        this.queue = new WorkQueue(server, clock, this::tell);
        server.admission().count(ObjectKind.POD, this::refusal);
    }

    /** The quotas to look at. */
    public WorkQueue queue() {
        return queue;
    }

    /** A pod came, ended or went. */
    public void podChanged(LiveObject pod) {
        quotas(pod.ref().namespace()).forEach(quota -> queue.add(quota.ref()));
    }

    private List<LiveObject> quotas(String namespace) {
        List<LiveObject> counted = new ArrayList<>();
        for (LiveObject quota : server.select(Selection.all(QuotaRules.KIND, namespace))) {
            Tree spec = quota.content().at("spec");
            if (!spec.at("scopes").isPresent() && !spec.at("scopeSelector").isPresent()) {
                counted.add(quota);
            }
        }
        return counted;
    }

    private static Map<String, BigDecimal> hard(LiveObject quota) {
        Map<String, BigDecimal> hard = new TreeMap<>();
        quota.content().at("spec", "hard").entries().forEach((resource, amount) -> {
            if (PodUsage.isCounted(resource)) {
                hard.put(resource, Quantities.millis(String.valueOf(amount.value())));
            }
        });
        return hard;
    }

    private BigDecimal used(String namespace, String resource) {
        BigDecimal used = BigDecimal.ZERO;
        for (LiveObject pod : server.select(Selection.all(ObjectKind.POD, namespace))) {
            if (!new PodView(pod).isFinished()) {
                used = used.add(PodUsage.of(pod.content(), resource));
            }
        }
        return used;
    }

    private Optional<ClusterRefusedException> refusal(Tree pod) {
        String name = pod.at("metadata", "name").text().orElse("");
        String start = "pods \"" + name + "\" is forbidden: ";
        String namespace = pod.at("metadata", "namespace").text().orElse("");
        for (LiveObject quota : quotas(namespace)) {
            Optional<String> why = silent(pod, quota).or(() -> beyond(pod, quota, namespace));
            if (why.isPresent()) {
                return Optional.of(Refusals.denied(start + why.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> silent(Tree pod, LiveObject quota) {
        List<String> silent = new ArrayList<>();
        for (String resource : hard(quota).keySet()) {
            Set<String> containers = PodUsage.silent(pod, resource);
            if (!containers.isEmpty()) {
                silent.add(resource + " for: " + String.join(",", containers));
            }
        }
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("failed quota: " + quota.ref().name() + ": must specify " + String.join("; ", silent));
    }

    private Optional<String> beyond(Tree pod, LiveObject quota, String namespace) {
        List<String> requested = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        hard(quota).forEach((resource, most) -> {
            BigDecimal wanted = PodUsage.of(pod, resource);
            BigDecimal used = used(namespace, resource);
            if (wanted.signum() > 0 && used.add(wanted).compareTo(most) > 0) {
                requested.add(resource + "=" + PodUsage.text(resource, wanted));
                taken.add(resource + "=" + PodUsage.text(resource, used));
                limited.add(resource + "=" + PodUsage.text(resource, most));
            }
        });
        return requested.isEmpty()
                ? Optional.empty()
                : Optional.of("exceeded quota: " + quota.ref().name() + ", requested: " + String.join(",", requested)
                        + ", used: " + String.join(",", taken) + ", limited: " + String.join(",", limited));
    }

    private void tell(LiveObject quota) {
        server.change(quota.ref(), Writer.status(MANAGER), object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            Map<String, Object> used = PlainValue.child(status, "used");
            status.put(
                    "hard",
                    PlainValue.copyMap(quota.content().at("spec", "hard").map()));
            hard(quota)
                    .keySet()
                    .forEach(resource -> used.put(
                            resource, PodUsage.text(resource, used(quota.ref().namespace(), resource))));
        });
    }
}
