package dev.railsk.app;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.PodGroup;
import dev.railsk.pod.Spread;
import dev.railsk.workload.StatefulStrategy;
import dev.railsk.workload.WebSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** For each choice of the place where pods run, how an author writes it. */
final class PlacementExamples {

    private PlacementExamples() {}

    static Map<Class<?>, AppPart> all() {
        Map<Class<?>, AppPart> all = new LinkedHashMap<>();
        all.put(
                Spread.Over.class,
                web(web -> web.spread(Spread.over("topology.kubernetes.io/zone").hard())));
        all.put(PodGroup.OfWorkload.class, near(PodGroup.workload("web")));
        all.put(PodGroup.Labelled.class, near(PodGroup.labelled("app", "redis")));
        all.put(PodGroup.SharingClaim.class, web(web -> web.affinity(Affinity.sharingClaim("uploads"))));
        all.put(StatefulStrategy.OnDelete.class, accessory(StatefulStrategy.onDelete()));
        all.put(StatefulStrategy.ClusterDefault.class, accessory(StatefulStrategy.clusterDefault()));
        return all;
    }

    private static AppPart near(PodGroup others) {
        return web(web -> web.affinity(Affinity.near(others)));
    }

    private static AppPart web(Consumer<WebSpec> part) {
        return app -> app.web(web -> part.accept(web.host("a.example")));
    }

    private static AppPart accessory(StatefulStrategy how) {
        return app -> app.accessory("store", store -> store.image("redis:8").strategy(how));
    }
}
