package dev.railsk.testing.cluster.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.node.Fates;
import dev.railsk.testing.cluster.internal.schema.Schema;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fake's work grows with what is deployed, not faster. It is counted in looks at objects: time would depend on the machine. */
class GrowthTest {

    private static final double TWICE_WITH_ROOM = 2.4;

    private final VirtualClock clock = new VirtualClock();
    private final ApiServer server = new ApiServer(clock, Schema.load());
    private final ClusterCore core = ClusterCore.empty(clock, server, new Fates());

    private static long looks(int deployments, int replicas, int releases) {
        return looks("Deployment", deployments, replicas, releases);
    }

    private static long looks(String kind, int workloads, int replicas, int releases) {
        GrowthTest fake = new GrowthTest();
        fake.server.put(object("v1", "Namespace", Map.of("name", "shop"), Map.of()), "test");
        for (int release = 1; release <= releases; release++) {
            for (int i = 0; i < workloads; i++) {
                fake.deploy(kind, "worker-" + i, "shop:" + release, replicas);
            }
            fake.pass(60 + (kind.equals("StatefulSet") ? 10L * replicas : 0));
        }
        assertThat(fake.pods()).isEqualTo(workloads * replicas);
        fake.server.delete(new ObjectRef(ObjectKind.NAMESPACE, "", "shop"));
        fake.pass(60);
        assertThat(fake.pods()).isZero();
        assertThat(fake.core.clock()).isNotNull();
        return fake.server.looks();
    }

    private int pods() {
        return server.select(Selection.all(ObjectKind.POD, "shop")).size();
    }

    private void pass(long seconds) {
        clock.advanceBy(Duration.ofSeconds(seconds));
    }

    private void deploy(String kind, String name, String image, int replicas) {
        Map<String, Object> labels = Map.of("app", name);
        Map<String, Object> pod = Map.of("containers", List.of(Map.of("name", "main", "image", image)));
        Map<String, Object> spec = Map.of(
                "replicas", replicas,
                "selector", Map.of("matchLabels", labels),
                "template", Map.of("metadata", Map.of("labels", labels), "spec", pod));
        Map<String, Object> deployment = object("apps/v1", kind, Map.of("name", name, "namespace", "shop"), spec);
        server.apply(Tree.of(deployment), WriteOptions.write());
    }

    private static Map<String, Object> object(
            String apiVersion, String kind, Map<String, Object> metadata, Map<String, Object> spec) {
        return Map.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata, "spec", spec);
    }

    @Test
    void twiceTheDeploymentsAreTwiceTheWork() {
        assertThat(looks(100, 1, 2)).isLessThan((long) (TWICE_WITH_ROOM * looks(50, 1, 2)));
    }

    @Test
    void twiceTheReplicasAreTwiceTheWork() {
        assertThat(looks(1, 200, 2)).isLessThan((long) (TWICE_WITH_ROOM * looks(1, 100, 2)));
    }

    @Test
    void twiceTheReleasesAreTwiceTheWork() {
        assertThat(looks(1, 2, 80)).isLessThan((long) (TWICE_WITH_ROOM * looks(1, 2, 40)));
    }

    @Test
    void twiceThePodsOfAStatefulSetAreTwiceTheWork() {
        assertThat(looks("StatefulSet", 1, 100, 2))
                .isLessThan((long) (TWICE_WITH_ROOM * looks("StatefulSet", 1, 50, 2)));
    }
}
