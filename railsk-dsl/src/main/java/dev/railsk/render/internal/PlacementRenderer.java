package dev.railsk.render.internal;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.pod.Placement;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigOption;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renders where pods run, and what they find there, all but how they are kept apart. */
final class PlacementRenderer {

    private static final String CLAIM_PREFIX = "claim.railsk.dev/";

    private PlacementRenderer() {}

    /** Render where the pods of a template run that has these labels and annotations, and may get more of them. */
    static void render(
            Rendering rendering,
            Placement placement,
            PodSpec spec,
            Map<String, String> labels,
            Map<String, String> annotations) {
        label(rendering, placement, labels);
        annotate(placement, annotations);
        if (placement.nodes().value().isPresent()) {
            nodes(placement.nodes().value().get(), spec);
        }
        if (placement.affinity().value().isPresent()) {
            for (Affinity affinity : placement.affinity().value().get()) {
                AffinityRenderer.render(rendering, affinity, spec);
            }
        }
        spec.setPriorityClassName(placement.priorityClass().value().orElse(null));
        spec.setRuntimeClassName(placement.runtimeClass().value().orElse(null));
        spec.setSchedulerName(placement.scheduler().value().orElse(null));
        if (placement.dns().value().isPresent()) {
            dns(placement.dns().value().get(), spec);
        }
        if (placement.hostAliases().value().isPresent()) {
            hostAliases(placement.hostAliases().value().get(), spec);
        }
    }

    // Pods that stay where they are.
    private static void annotate(Placement placement, Map<String, String> annotations) {
        if (placement.undisturbed().value().isPresent()) {
            annotations.put("karpenter.sh/do-not-disrupt", "true");
            annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
        }
    }

    // By which others that share a claim find them.
    private static void label(Rendering rendering, Placement placement, Map<String, String> labels) {
        if (placement.affinity().value().isPresent()) {
            for (Affinity affinity : placement.affinity().value().get()) {
                if (affinity.others() instanceof PodGroup.SharingClaim claim) {
                    labels.putAll(sharing(rendering, claim));
                }
            }
        }
    }

    /** What pods that share a claim are known by. Two environments of one namespace have two claims of one name. */
    static Map<String, String> sharing(Rendering rendering, PodGroup.SharingClaim claim) {
        return Map.of(CLAIM_PREFIX + claim.name(), rendering.names().ofApp());
    }

    private static void nodes(Nodes nodes, PodSpec spec) {
        if (!nodes.labels().isEmpty()) {
            spec.setNodeSelector(nodes.labels());
        }
        List<io.fabric8.kubernetes.api.model.Toleration> tolerations = new ArrayList<>();
        for (Toleration toleration : nodes.tolerations()) {
            tolerations.add(toleration(toleration));
        }
        spec.setTolerations(tolerations);
        AffinityRenderer.render(nodes, spec);
    }

    private static io.fabric8.kubernetes.api.model.Toleration toleration(Toleration taint) {
        io.fabric8.kubernetes.api.model.Toleration toleration = new io.fabric8.kubernetes.api.model.Toleration();
        toleration.setKey(taint.key().orElse(null));
        toleration.setOperator(taint.value().isPresent() ? "Equal" : "Exists");
        toleration.setValue(taint.value().orElse(null));
        if (taint.effect().isPresent()) {
            toleration.setEffect(taint.effect().get().kubernetesName());
        }
        if (taint.time().isPresent()) {
            toleration.setTolerationSeconds(taint.time().get().toSeconds());
        }
        return toleration;
    }

    private static void dns(Dns dns, PodSpec spec) {
        if (dns.policy().isPresent()) {
            spec.setDnsPolicy(dns.policy().get().kubernetesName());
        }
        if (dns.nameservers().isEmpty()
                && dns.searches().isEmpty()
                && dns.options().isEmpty()) {
            return;
        }
        PodDNSConfig config = new PodDNSConfig();
        config.setNameservers(dns.nameservers());
        config.setSearches(dns.searches());
        List<PodDNSConfigOption> options = new ArrayList<>();
        for (Map.Entry<String, String> entry : dns.options().entrySet()) {
            PodDNSConfigOption option = new PodDNSConfigOption();
            option.setName(entry.getKey());
            option.setValue(entry.getValue().isEmpty() ? null : entry.getValue());
            options.add(option);
        }
        config.setOptions(options);
        spec.setDnsConfig(config);
    }

    private static void hostAliases(HostAliases names, PodSpec spec) {
        List<HostAlias> aliases = new ArrayList<>();
        for (Map.Entry<String, List<String>> line : names.names().entrySet()) {
            HostAlias alias = new HostAlias();
            alias.setIp(line.getKey());
            alias.setHostnames(line.getValue());
            aliases.add(alias);
        }
        spec.setHostAliases(aliases);
    }
}
