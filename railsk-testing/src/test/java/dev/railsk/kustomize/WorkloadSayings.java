package dev.railsk.kustomize;

import dev.railsk.network.Exposure;
import dev.railsk.network.ServiceType;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.workload.ReplicatedSpec;
import dev.railsk.workload.WebSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What may be said of what runs long, in a base. */
final class WorkloadSayings {

    private WorkloadSayings() {}

    static Sayings<ReplicatedSpec<?>, PlainPods> all(Slot slot, double share) {
        Sayings<ReplicatedSpec<?>, PlainPods> all = new Sayings<ReplicatedSpec<?>, PlainPods>(share)
                .and(PodSayings.all(share))
                .must(replicas(1), replicas(2), replicas(3))
                .and(port(slot, share))
                .oneOf(
                        disruption("minAvailable", Disruption.minAvailable(1).blockingDrains(), 1),
                        disruption("maxUnavailable", Disruption.maxUnavailable("50%"), "50%"))
                .oneOf(
                        strategy(UpdateStrategy.recreate(), strategy -> strategy.set("type", "Recreate")),
                        strategy(UpdateStrategy.rolling("1", "25%"), strategy -> strategy.set("type", "RollingUpdate")
                                .part("rollingUpdate")
                                .set("maxSurge", 1)
                                .set("maxUnavailable", "25%")))
                .oneOf(Said.of("revisionHistory(2)", workload -> workload.revisionHistory(2), pods -> pods.object()
                        .part("spec")
                        .set("revisionHistoryLimit", 2)))
                .oneOf(Said.of(
                        "minReady(Duration.ofSeconds(5))",
                        workload -> workload.minReady(Duration.ofSeconds(5)),
                        pods -> pods.object().part("spec").set("minReadySeconds", 5)))
                .oneOf(Said.of(
                        "spread(Spread.evenly())", workload -> workload.spread(Spread.evenly()), pods -> spread(pods)));
        return marks(all);
    }

    private static Sayings<ReplicatedSpec<?>, PlainPods> marks(Sayings<ReplicatedSpec<?>, PlainPods> all) {
        return all.oneOf(Said.of(
                        "label(\"tier\", \"front\", LabelScope.PODS)",
                        workload -> workload.label("tier", "front", LabelScope.PODS),
                        pods -> pods.podMetadata().part("labels").set("tier", "front")))
                .oneOf(Said.of(
                        "annotation(\"example.dev/scrape\", \"true\", LabelScope.PODS)",
                        workload -> workload.annotation("example.dev/scrape", "true", LabelScope.PODS),
                        pods -> pods.podMetadata().part("annotations").set("example.dev/scrape", "true")))
                .oneOf(Said.of(
                        "annotation(\"example.dev/owner\", \"a: b\", LabelScope.WORKLOAD)",
                        workload -> workload.annotation("example.dev/owner", "a: b", LabelScope.WORKLOAD),
                        pods -> pods.object().part("metadata", "annotations").set("example.dev/owner", "a: b")));
    }

    private static Said<ReplicatedSpec<?>, PlainPods> replicas(int count) {
        return Said.of("replicas(" + count + ")", workload -> workload.replicas(count), pods -> pods.object()
                .part("spec")
                .set("replicas", count));
    }

    private static Sayings<ReplicatedSpec<?>, PlainPods> port(Slot slot, double share) {
        Said<ReplicatedSpec<?>, PlainPods> port =
                Said.of("port(\"http\", 3000)", workload -> workload.port("http", 3000), pods -> pods.container()
                        .list("ports")
                        .add(Map.of("containerPort", 3000, "name", "http")));
        Sayings<ReplicatedSpec<?>, PlainPods> all = new Sayings<>(share);
        if (slot.isWeb()) {
            all.must(port)
                    .must(
                            service("service(s -> s.port(\"http\", 80))", null, Map.of("name", "http", "port", 80)),
                            service(
                                    "service(s -> s.port(\"http\", 80).type(ServiceType.NODE_PORT))",
                                    ServiceType.NODE_PORT,
                                    Map.of("name", "http", "port", 80)))
                    .oneOf(host(slot.label()), host("other-" + slot.label()));
        } else {
            all.oneOf(port);
        }
        return all.course(probe("readiness", "readinessProbe")).course(probe("liveness", "livenessProbe"));
    }

    private static Said<ReplicatedSpec<?>, PlainPods> service(
            String text, @org.jspecify.annotations.Nullable ServiceType type, Map<String, Object> port) {
        return Said.of(
                text,
                workload -> workload.service(service -> {
                    service.port("http", 80);
                    if (type != null) {
                        service.type(type);
                    }
                }),
                pods -> {
                    Map<String, Object> whole = new LinkedHashMap<>(port);
                    whole.put("targetPort", "http");
                    pods.service().part("spec").list("ports").add(whole);
                    if (type != null) {
                        pods.service().part("spec").set("type", "NodePort");
                    }
                });
    }

    private static Said<ReplicatedSpec<?>, PlainPods> host(String name) {
        return Said.of(
                "host(\"" + name + ".shop.example\").expose(Exposure.ingress(i -> i.className(\"nginx\")))",
                workload -> ((WebSpec) workload)
                        .host(name + ".shop.example")
                        .expose(Exposure.ingress(ingress -> ingress.className("nginx"))),
                pods -> {
                    PlainObject spec =
                            pods.own("networking.k8s.io/v1", "Ingress", "").part("spec");
                    spec.set("ingressClassName", "nginx");
                    PlainObject path = PlainObject.empty().set("path", "/").set("pathType", "Prefix");
                    PlainObject service = path.part("backend", "service").set("name", "shop-" + pods.name());
                    service.part("port").set("number", 80);
                    PlainObject rule = PlainObject.empty().set("host", name + ".shop.example");
                    rule.part("http").list("paths").add(path.fields());
                    spec.list("rules").add(rule.fields());
                });
    }

    private static Arbitrary<Said<ReplicatedSpec<?>, PlainPods>> probe(String word, String field) {
        return Arbitraries.of(
                Said.<ReplicatedSpec<?>, PlainPods>of(
                                word + "(Probe.http(\"/up\"))",
                                workload -> probe(workload, word, Probe.http("/up")),
                                pods -> pods.container()
                                        .part(field, "httpGet")
                                        .set("path", "/up")
                                        .set("port", "http"))
                        .where(pods -> pods.container().has("ports")),
                Said.of(
                        word + "(Probe.exec(\"bin/alive\").period(Duration.ofSeconds(7)))",
                        workload ->
                                probe(workload, word, Probe.exec("bin/alive").period(Duration.ofSeconds(7))),
                        pods -> pods.container()
                                .part(field)
                                .set("periodSeconds", 7)
                                .part("exec")
                                .set("command", List.of("bin/alive"))));
    }

    private static void probe(ReplicatedSpec<?> workload, String word, Probe probe) {
        if (word.equals("readiness")) {
            workload.readiness(probe);
        } else {
            workload.liveness(probe);
        }
    }

    private static Said<ReplicatedSpec<?>, PlainPods> disruption(String field, Disruption budget, Object count) {
        return Said.of(
                "disruption(Disruption." + field + "(" + count + "))",
                workload -> workload.disruption(budget),
                pods -> {
                    pods.budget().part("spec").set(field, count);
                    if (field.equals("maxUnavailable")) {
                        pods.budget().part("spec").set("unhealthyPodEvictionPolicy", "AlwaysAllow");
                    }
                });
    }

    private static Said<ReplicatedSpec<?>, PlainPods> strategy(UpdateStrategy how, Consumer<PlainObject> fields) {
        return Said.of(
                "strategy(" + how + ")",
                workload -> workload.strategy(how),
                pods -> fields.accept(pods.object().part("spec", "strategy")));
    }

    private static void spread(PlainPods pods) {
        for (String topology : List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")) {
            PlainObject constraint = PlainObject.empty()
                    .set("maxSkew", 1)
                    .set("topologyKey", topology)
                    .set("whenUnsatisfiable", "ScheduleAnyway")
                    .set("matchLabelKeys", List.of("pod-template-hash"));
            constraint
                    .part("labelSelector", "matchLabels")
                    .set("app.kubernetes.io/name", "shop")
                    .set("app.kubernetes.io/component", pods.name());
            pods.spec().list("topologySpreadConstraints").add(constraint.fields());
        }
    }
}
