package dev.railsk.reach;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.railsk.image.PullPolicy;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.Nodes;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.security.Hardening;
import java.util.List;

/** What is said of pods and of the objects that make them. */
final class PodRows {

    private static final String POD = "spec.template.spec.";

    private PodRows() {}

    static List<ReachRow> all() {
        return List.of(
                nodes(),
                pullPolicy(),
                annotations(),
                injectors(),
                rolloutSettings(),
                securityOfAWorkload(),
                apiTokenOfAWorkload(),
                affinity(),
                spread(),
                dns(),
                runtimeClass());
    }

    private static ReachRow nodes() {
        return ReachRow.of(
                "node selection and tolerations (arm64)",
                51,
                app -> app.nodes(Nodes.arch("arm64").tolerating("arch", "arm64"))
                        .web(web -> web.host("shop.example"))
                        .cron("digest", cron -> cron.at("@daily").command("bin/digest")),
                set -> {
                    set.deployment("shop-web")
                            .runsOnNodes("kubernetes.io/arch", "arm64")
                            .has(POD + "tolerations[key=arch].value", "arm64");
                    set.cronJob("shop-digest").tolerates("arch");
                    set.object("Job", "shop-migrate-abcd123-1").runsOnNodes("kubernetes.io/arch", "arm64");
                });
    }

    private static ReachRow pullPolicy() {
        return ReachRow.of(
                "imagePullPolicy",
                52,
                app -> app.pullPolicy(PullPolicy.ALWAYS).web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web").has(POD + "containers[name=web].imagePullPolicy", "Always"));
    }

    private static ReachRow annotations() {
        return ReachRow.of(
                "annotations on the Deployment (Reloader)",
                51,
                app -> app.annotation("reloader.stakater.com/auto", "true", LabelScope.WORKLOAD)
                        .web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web").hasAnnotation("reloader.stakater.com/auto", "true"));
    }

    private static ReachRow injectors() {
        return ReachRow.of(
                "annotations on pods (injectors)",
                4,
                app -> app.web(
                        web -> web.host("shop.example").annotation("sidecar.istio.io/inject", "true", LabelScope.PODS)),
                set -> set.deployment("shop-web")
                        .has("spec.template.metadata.annotations[sidecar.istio.io/inject]", "true")
                        .hasNo("metadata.annotations"));
    }

    private static ReachRow rolloutSettings() {
        return ReachRow.of(
                "revisionHistoryLimit, progress deadline, min-ready",
                51,
                app -> app.web(web -> web.host("shop.example")
                        .revisionHistory(2)
                        .progressDeadline(ofMinutes(15))
                        .minReady(ofSeconds(10))),
                set -> set.deployment("shop-web")
                        .has("spec.revisionHistoryLimit", 2)
                        .has("spec.progressDeadlineSeconds", 900)
                        .has("spec.minReadySeconds", 10));
    }

    private static ReachRow securityOfAWorkload() {
        return ReachRow.of(
                "security and scratch of one workload",
                0,
                app -> app.web(web -> web.host("shop.example")).worker("render", worker -> worker.security(
                                security -> security.runAs(10001).without(Hardening.READ_ONLY_ROOT_FILESYSTEM))
                        .scratch("/work", scratch -> {})),
                set -> {
                    set.deployment("shop-render")
                            .has(POD + "securityContext.runAsUser", 10001)
                            .hasNo(POD + "containers[name=render].securityContext.readOnlyRootFilesystem")
                            .container("render")
                            .canWrite("/work");
                    set.deployment("shop-web")
                            .has(POD + "containers[name=web].securityContext.readOnlyRootFilesystem", true);
                });
    }

    private static ReachRow apiTokenOfAWorkload() {
        return ReachRow.of(
                "API token of one workload",
                0,
                app -> app.web(web -> web.host("shop.example")).worker("sidekiq", worker -> worker.apiToken()),
                set -> {
                    set.deployment("shop-sidekiq").has(POD + "automountServiceAccountToken", true);
                    set.deployment("shop-web").has(POD + "automountServiceAccountToken", false);
                });
    }

    private static ReachRow affinity() {
        return ReachRow.of(
                "affinity",
                0,
                app -> app.web(web -> web.host("shop.example").affinity(Affinity.sharingClaim("uploads")))
                        .worker("sidekiq", worker -> worker.affinity(Affinity.sharingClaim("uploads"))),
                set -> set.deployment("shop-sidekiq")
                        .hasPodLabel("claim.railsk.dev/uploads", "shop")
                        .has(
                                POD + "affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]"
                                        + ".topologyKey",
                                "kubernetes.io/hostname"));
    }

    private static ReachRow spread() {
        return ReachRow.of(
                "details of spreading",
                0,
                app -> app.web(web -> web.host("shop.example")
                        .spread(Spread.over("topology.kubernetes.io/zone")
                                .maxSkew(2)
                                .hard()
                                .and(Spread.over("kubernetes.io/hostname")))),
                set -> set.deployment("shop-web")
                        .spreadsOver("topology.kubernetes.io/zone")
                        .has(POD + "topologySpreadConstraints[0].maxSkew", 2)
                        .has(POD + "topologySpreadConstraints[0].whenUnsatisfiable", "DoNotSchedule")
                        .spreadsOver("kubernetes.io/hostname"));
    }

    private static ReachRow dns() {
        return ReachRow.of(
                "dnsConfig",
                0,
                app -> app.dns(Dns.ofCluster().option("ndots", "2")).web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web").has(POD + "dnsConfig.options[name=ndots].value", "2"));
    }

    private static ReachRow runtimeClass() {
        return ReachRow.of(
                "runtime class",
                0,
                app -> app.runtimeClass("gvisor").web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web").has(POD + "runtimeClassName", "gvisor"));
    }
}
