package dev.railsk.kustomize;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.PodWords;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.problem.DefinitionException;
import dev.railsk.volume.Volume;
import dev.railsk.workload.ReplicatedSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** An app by chance, said both ways. */
final class AnyApp {

    private final PlainTree tree;
    private final List<Said<AppSpec, PlainTree>> words;
    private final Map<Slot, List<Said<ReplicatedSpec<?>, PlainPods>>> workloads = new EnumMap<>(Slot.class);
    private final List<Said<PodWords<?>, PlainPods>> cron = new ArrayList<>();
    private final Map<String, AnyOverlay> overlays = new LinkedHashMap<>();
    private final CompletableFuture<RailsApp> definition;

    private AnyApp(Drawn drawn) {
        tree = new PlainTree(drawn.cron().isPresent());
        words = Said.write(drawn.words(), tree);
        drawn.workloads().forEach((slot, said) -> {
            PlainPods pods = PlainPods.workload(tree, slot.label());
            workloads.put(slot, Said.write(said, pods));
            tree.pods().put(slot.label(), pods);
        });
        drawn.cron().ifPresent(said -> {
            PlainPods pods = PlainPods.cron(tree, "nightly");
            pods.object().part("spec").set("schedule", "0 3 * * *");
            cron.addAll(Said.write(said, pods));
            tree.pods().put("nightly", pods);
        });
        drawn.overlays().forEach(overlay -> overlays.put(overlay.name(), overlay.over(tree)));
        definition = written();
    }

    /** What was drawn, before it was seen what fits together. */
    record Drawn(
            List<Said<AppSpec, PlainTree>> words,
            Map<Slot, List<Said<ReplicatedSpec<?>, PlainPods>>> workloads,
            Optional<List<Said<PodWords<?>, PlainPods>>> cron,
            List<AnyOverlay.Drawn> overlays) {}

    static Arbitrary<AnyApp> any() {
        return Combinators.combine(
                        AppSayings.all(0.4),
                        workloads(),
                        PodSayings.all(0.2).some().optional(0.3),
                        AnyOverlay.some())
                .as(Drawn::new)
                .withoutEdgeCases()
                .map(AnyApp::new);
    }

    private static Arbitrary<Map<Slot, List<Said<ReplicatedSpec<?>, PlainPods>>>> workloads() {
        List<Arbitrary<Map.Entry<Slot, List<Said<ReplicatedSpec<?>, PlainPods>>>>> all = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            all.add(WorkloadSayings.all(slot, 0.25).some().map(said -> Map.entry(slot, said)));
        }
        return Combinators.combine(
                        Arbitraries.subsetOf(Slot.values()).ofMinSize(1),
                        Combinators.combine(all).as(said -> said))
                .as((slots, said) -> {
                    Map<Slot, List<Said<ReplicatedSpec<?>, PlainPods>>> chosen = new EnumMap<>(Slot.class);
                    said.forEach(one -> chosen.put(one.getKey(), one.getValue()));
                    chosen.keySet().retainAll(slots);
                    return chosen;
                });
    }

    PlainTree tree() {
        return tree;
    }

    Map<String, AnyOverlay> overlays() {
        return overlays;
    }

    RailsApp definition() {
        return definition.join();
    }

    /** At once, since what was drawn may be drawn again over another base; what is refused is told when it is asked for. */
    private CompletableFuture<RailsApp> written() {
        try {
            return CompletableFuture.completedFuture(define());
        } catch (DefinitionException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private RailsApp define() {
        return RailsApp.define("shop", app -> {
            app.with(AnyApp::bare).secret(Secrets.existing("vault")).volume("tmp", Volume.emptyDir());
            if (tree.generates("configMapGenerator", "proxy")) {
                app.volume("conf", Volume.config("proxy"));
            }
            words.forEach(said -> said.words().accept(app));
            workloads.forEach((slot, said) -> slot.define(app, workload -> {
                workload.with(AnyApp::bare);
                said.forEach(one -> one.words().accept(workload));
            }));
            if (tree.hasCrons()) {
                app.cron("nightly", task -> {
                    task.at("0 3 * * *");
                    cron.forEach(one -> one.words().accept(task));
                });
            }
            overlays.forEach((name, overlay) -> app.overlay(name, overlay::write));
        });
    }

    private static void bare(AppSpec app) {
        app.image("ghcr.io/acme/shop")
                .noMigration()
                .security(security -> security.hardening())
                .noScratch()
                .spread(Spread.none());
    }

    /** Have nothing by itself. */
    static void bare(ReplicatedSpec<?> workload) {
        workload.gracePeriod(GracePeriod.clusterDefault())
                .strategy(UpdateStrategy.clusterDefault())
                .disruption(Disruption.unlimited())
                .noStartup()
                .noReadiness()
                .noLiveness()
                .noPreStop()
                .noResources()
                .noPort()
                .noService();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\nRailsApp.define(\"shop\", x -> x");
        words.forEach(said -> text.append("\n    .").append(said));
        workloads.forEach((slot, said) -> text.append("\n    .")
                .append(slot.beginning(""))
                .append(", x -> x")
                .append(Said.text(said))
                .append(')'));
        if (tree.hasCrons()) {
            text.append("\n    .cron(\"nightly\", x -> x")
                    .append(Said.text(cron))
                    .append(')');
        }
        overlays.forEach((name, overlay) -> text.append("\n    ").append(overlay));
        return text.append(")\n").append(tree).toString();
    }
}
