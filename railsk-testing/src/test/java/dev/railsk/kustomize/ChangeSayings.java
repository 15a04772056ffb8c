package dev.railsk.kustomize;

import dev.railsk.network.ServiceType;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.workload.ReplicatedSpec;
import dev.railsk.workload.WebSpec;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What an overlay may say of a workload of the base: most of it in each of the ways that Kustomize has for it. */
final class ChangeSayings {

    private ChangeSayings() {}

    static Sayings<ReplicatedSpec<?>, PlainChange> all(Slot slot, double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .course(Combinators.combine(Arbitraries.of(1, 4, 7), Arbitraries.of("replicas", "merge", "json"))
                        .as(ChangeSayings::replicas))
                .course(env())
                .and(ContainerChanges.all(share))
                .and(rollout(share))
                .and(budget(share))
                .and(address("stage-" + slot.label() + ".shop.example", share))
                .oneOf(
                        mark("label", "tier", "back", true),
                        mark("label", "extra", "1e3", true),
                        mark("annotation", "example.dev/scrape", "false", true),
                        mark("annotation", "example.dev/owner", "me", false))
                .oneOf(
                        unmarked("label", "tier", true, true),
                        unmarked("label", "tier", true, false),
                        unmarked("annotation", "example.dev/owner", false, true));
    }

    private static Said<ReplicatedSpec<?>, PlainChange> replicas(int count, String how) {
        return Said.of("replicas(" + count + ") by " + how, workload -> workload.replicas(count), change -> {
            switch (how) {
                case "replicas" ->
                    change.overlay()
                            .kustomization()
                            .list("replicas")
                            .add(Map.of("name", change.pods().object().name(), "count", count));
                case "merge" -> change.merge(patch -> patch.part("spec").set("replicas", count));
                default -> change.json("replace", "/spec/replicas", count);
            }
        });
    }

    private static Arbitrary<Said<ReplicatedSpec<?>, PlainChange>> env() {
        Arbitrary<String> names = Arbitraries.of("OWN_LANG", "OWN_POD", "OWN_PLACE", "NEW");
        Arbitrary<Said<ReplicatedSpec<?>, PlainChange>> set = Combinators.combine(
                        names, Arbitraries.of(EnvSayings.TEXTS), Arbitraries.of(true, false))
                .as((name, value, byMerge) -> Said.of(
                        "env(e -> e.value(\"" + name + "\", " + EnvSayings.quoted(value) + "))",
                        workload -> workload.env(env -> env.value(name, value)),
                        change -> change.setVariable(name, value, byMerge)));
        Arbitrary<Said<ReplicatedSpec<?>, PlainChange>> remove = Combinators.combine(names, Arbitraries.of(true, false))
                .as((name, byMerge) -> Said.<ReplicatedSpec<?>, PlainChange>of(
                                "env(e -> e.remove(\"" + name + "\"))",
                                workload -> workload.env(env -> env.remove(name)),
                                change -> change.removeVariable(name, byMerge))
                        .where(change -> change.indexOf(name) >= 0));
        return Arbitraries.oneOf(set, set, remove);
    }

    private static Sayings<ReplicatedSpec<?>, PlainChange> rollout(double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .oneOf(
                        Said.of(
                                "strategy(UpdateStrategy.recreate())",
                                workload -> workload.strategy(UpdateStrategy.recreate()),
                                change -> change.merge(patch -> patch.part("spec", "strategy")
                                        .set("$patch", "replace")
                                        .set("type", "Recreate"))),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "strategy(UpdateStrategy.clusterDefault())",
                                        workload -> workload.strategy(UpdateStrategy.clusterDefault()),
                                        change -> change.merge(
                                                patch -> patch.part("spec").setNull("strategy")))
                                .where(change ->
                                        change.pods().object().part("spec").has("strategy")));
    }

    private static Sayings<ReplicatedSpec<?>, PlainChange> budget(double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .oneOf(
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "disruption(Disruption.unlimited())",
                                        workload -> workload.disruption(Disruption.unlimited()),
                                        change -> change.overlay()
                                                .delete(change.pods()
                                                        .own("PodDisruptionBudget")
                                                        .orElseThrow()))
                                .where(change -> change.has("PodDisruptionBudget")),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "disruption(Disruption.minAvailable(0))",
                                        workload -> workload.disruption(Disruption.minAvailable(0)),
                                        change -> change.merge("PodDisruptionBudget", patch -> {
                                            patch.part("spec").set("minAvailable", 0);
                                            PlainObject before = change.pods()
                                                    .own("PodDisruptionBudget")
                                                    .orElseThrow()
                                                    .part("spec");
                                            if (before.has("maxUnavailable")) {
                                                patch.part("spec").setNull("maxUnavailable");
                                                patch.part("spec").setNull("unhealthyPodEvictionPolicy");
                                            }
                                        }))
                                .where(change -> change.has("PodDisruptionBudget")));
    }

    private static Sayings<ReplicatedSpec<?>, PlainChange> address(String host, double share) {
        return new Sayings<ReplicatedSpec<?>, PlainChange>(share)
                .oneOf(
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "host(\"" + host + "\")",
                                        workload -> ((WebSpec) workload).host(host),
                                        change -> change.overlay()
                                                .json(
                                                        change.pods()
                                                                .own("Ingress")
                                                                .orElseThrow(),
                                                        List.of(PlainOverlay.operation(
                                                                "replace", "/spec/rules/0/host", host))))
                                .where(change -> change.has("Ingress")),
                        Said.<ReplicatedSpec<?>, PlainChange>of(
                                        "noHost()",
                                        workload -> ((WebSpec) workload).noHost(),
                                        change -> change.overlay()
                                                .delete(change.pods()
                                                        .own("Ingress")
                                                        .orElseThrow()))
                                .where(change -> change.has("Ingress")))
                .oneOf(Said.<ReplicatedSpec<?>, PlainChange>of(
                                "service(s -> s.type(ServiceType.LOAD_BALANCER).addPort(\"more\", 81, \"http\"))",
                                workload -> workload.service(
                                        s -> s.type(ServiceType.LOAD_BALANCER).addPort("more", 81, "http")),
                                change -> {
                                    change.merge("Service", patch -> patch.part("spec")
                                            .set("type", "LoadBalancer"));
                                    change.overlay()
                                            .json(
                                                    change.pods().own("Service").orElseThrow(),
                                                    List.of(PlainOverlay.operation(
                                                            "add",
                                                            "/spec/ports/-",
                                                            Map.of("name", "more", "port", 81, "targetPort", "http"))));
                                })
                        .where(change -> change.has("Service")));
    }

    private static Said<ReplicatedSpec<?>, PlainChange> mark(String what, String key, String value, boolean isOfPods) {
        LabelScope scope = isOfPods ? LabelScope.PODS : LabelScope.WORKLOAD;
        return Said.of(
                what + "(\"" + key + "\", \"" + value + "\", LabelScope." + scope + ")",
                workload -> {
                    if (what.equals("label")) {
                        workload.label(key, value, scope);
                    } else {
                        workload.annotation(key, value, scope);
                    }
                },
                change -> change.merge(
                        patch -> metadata(patch, isOfPods).part(what + "s").set(key, value)));
    }

    private static PlainObject metadata(PlainObject object, boolean isOfPods) {
        return isOfPods ? object.part("spec", "template", "metadata") : object.part("metadata");
    }

    private static Said<ReplicatedSpec<?>, PlainChange> unmarked(
            String what, String key, boolean isOfPods, boolean byMerge) {
        return Said.<ReplicatedSpec<?>, PlainChange>of(
                        what.equals("label") ? "removeLabel(\"" + key + "\")" : "removeAnnotation(\"" + key + "\")",
                        workload -> {
                            if (what.equals("label")) {
                                workload.removeLabel(key);
                            } else {
                                workload.removeAnnotation(key);
                            }
                        },
                        change -> {
                            if (byMerge) {
                                change.merge(patch -> metadata(patch, isOfPods)
                                        .part(what + "s")
                                        .setNull(key));
                            } else {
                                change.overlay()
                                        .json(
                                                change.pods().object(),
                                                List.of(PlainOverlay.operation(
                                                        "remove",
                                                        (isOfPods ? "/spec/template" : "") + "/metadata/" + what + "s/"
                                                                + key.replace("/", "~1"))));
                            }
                        })
                .where(change -> isMarked(metadata(change.pods().object(), isOfPods), what + "s", key));
    }

    private static boolean isMarked(PlainObject metadata, String marks, String key) {
        return metadata.has(marks) && metadata.part(marks).has(key);
    }
}
