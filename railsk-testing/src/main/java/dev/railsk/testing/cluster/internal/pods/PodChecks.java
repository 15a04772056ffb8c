package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses what the server refuses in the specification of pods. */
public final class PodChecks {

    private PodChecks() {}

    /** Check the template of pods in this specification; its pods are selected by the selector, where it can be read. */
    public static void checkTemplate(Part owner, Map<String, Object> selector, List<Part> claims) {
        Part template = owner.at("template");
        Map<String, Object> labels = template.at("metadata").at("labels").map();
        if (!selector.isEmpty() && Selectors.isReadable(selector) && !Selectors.selects(selector, labels)) {
            template.at("metadata").invalid("labels", labels, "`selector` does not match template `labels`");
        }
        checkTemplate(owner, claims);
    }

    /**
     * Check the template of pods in this specification.
     *
     * @param claims templates of claims, which become volumes of the pods
     */
    public static void checkTemplate(Part owner, List<Part> claims) {
        Part template = owner.at("template");
        Part metadata = template.at("metadata");
        // The server leaves "metadata" out of these paths.
        NameRules.checkLabels(template.path("labels"), metadata.at("labels").map(), template.problems());
        NameRules.checkAnnotations(
                template.path("annotations"), metadata.at("annotations").map(), template.problems());
        check(template.at("spec"), claims);
    }

    /** Pods that are kept running are restarted whatever becomes of them, and have no deadline. */
    public static void checkKeptRunning(Part owner, String kind) {
        Part spec = owner.at("template").at("spec");
        spec.oneOf("restartPolicy", "Always");
        if (spec.has("activeDeadlineSeconds")) {
            spec.forbidden("activeDeadlineSeconds", "activeDeadlineSeconds in " + kind + " is not Supported");
        }
    }

    /** Check a pod's specification. */
    public static void check(Part spec) {
        check(spec, List.of());
    }

    private static void check(Part spec, List<Part> claims) {
        Set<String> volumes = VolumeChecks.check(spec, claims);
        ContainerChecks.checkAll(spec, volumes);
        spec.oneOf("restartPolicy", "Always", "OnFailure", "Never")
                .oneOf("dnsPolicy", "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None")
                .oneOf("preemptionPolicy", "PreemptLowerPriority", "Never")
                .check("activeDeadlineSeconds", ValueChecks::deadline)
                .check("hostname", PodChecks::label)
                .check("subdomain", PodChecks::label)
                .check("serviceAccountName", PodChecks::name)
                .check("priorityClassName", PodChecks::name);
        NameRules.checkLabels(spec.path("nodeSelector"), spec.at("nodeSelector").map(), spec.problems());
        checkNames(spec);
        SecurityChecks.checkPod(spec.at("securityContext"));
        SchedulingChecks.check(spec);
        RareChecks.checkPod(spec);
    }

    private static void label(String field, Object value, Problems problems) {
        if (!value.equals("")) {
            NameRules.checkLabelName(field, value, problems);
        }
    }

    private static void name(String field, Object value, Problems problems) {
        if (!value.equals("")) {
            NameRules.checkSubdomain(field, value, problems);
        }
    }

    private static void search(String field, Object value, Problems problems) {
        String domain = String.valueOf(value).replaceAll("\\.$", "").replace('_', '-');
        if (!value.equals(".")) {
            NameRules.checkSubdomain(field, domain, problems);
        }
    }

    private static void checkNames(Part spec) {
        boolean isWithoutDns = spec.text("dnsPolicy").equals("None");
        Part dns = spec.at("dnsConfig");
        if (isWithoutDns && !spec.has("dnsConfig")) {
            spec.required("dnsConfig", "must provide `dnsConfig` when `dnsPolicy` is None");
        } else if (isWithoutDns && dns.values("nameservers").isEmpty()) {
            dns.required("nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }
        dns.checkEach("nameservers", ValueChecks::address).checkEach("searches", PodChecks::search);
        for (Part option : dns.items("options")) {
            if (option.text("name").isEmpty()) {
                option.problems().required(option.path(), "must not be empty");
            }
        }
        for (Part alias : spec.items("hostAliases")) {
            ValueChecks.address(alias.path("ip"), alias.text("ip"), alias.problems());
            alias.checkEach("hostnames", NameRules::checkSubdomain);
        }
    }
}
