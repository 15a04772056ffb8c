package dev.railsk.deploy.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One workload's objects among those of a thousand: what each is judged by does not grow with the others. */
class RelationsTest {

    private static final int WORKLOADS = 1_000;

    private final Relations relations = new Relations();

    private static LiveObject object(String kind, String name, String owner) {
        String group = kind.equals("Pod") ? "v1" : "apps/v1";
        return LiveObject.of(Tree.parseJson(
                """
                {"apiVersion": "%1$s", "kind": "%2$s",
                 "metadata": {"name": "%3$s", "uid": "uid-%3$s", "ownerReferences": [{"uid": "uid-%4$s"}]}}
                """
                        .formatted(group, kind, name, owner)));
    }

    private static LiveObject event(String about) {
        return LiveObject.of(Tree.parseJson(
                """
                {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "%1$s.1"},
                 "involvedObject": {"uid": "uid-%1$s"}, "message": "%1$s"}
                """
                        .formatted(about)));
    }

    private Observation seen(String kind, String name) {
        return relations.of(kind, name);
    }

    @Test
    void aWorkloadSeesItsOwn() {
        for (int number = 0; number < WORKLOADS; number++) {
            relations.put(object("Deployment", "web" + number, "nobody"));
            relations.put(object("ReplicaSet", "set" + number, "web" + number));
            relations.put(object("Pod", "pod" + number, "set" + number));
            relations.put(event("pod" + number));
            relations.put(event("set" + number));
        }

        Observation seen = seen("Deployment", "web7");

        assertThat(seen.workload())
                .isEqualTo(object("Deployment", "web7", "nobody").content());
        assertThat(seen.replicaSets())
                .containsExactly(object("ReplicaSet", "set7", "web7").content());
        assertThat(seen.pods()).containsExactly(object("Pod", "pod7", "set7").content());
        assertThat(seen.events().byObject())
                .containsOnly(
                        Map.entry("uid-set7", List.of(event("set7").content())),
                        Map.entry("uid-pod7", List.of(event("pod7").content())));
    }

    @Test
    void anObservationIsTheSameUntilSomethingOfItChanges() {
        LiveObject pod = object("Pod", "pod", "set");
        relations.put(object("Deployment", "web", "nobody"));
        relations.put(object("Deployment", "other", "nobody"));
        relations.put(object("ReplicaSet", "set", "web"));
        relations.put(pod);
        Observation web = seen("Deployment", "web");
        Observation other = seen("Deployment", "other");

        relations.replace(pod, object("Pod", "pod", "set"));
        Observation afterPod = seen("Deployment", "web");
        relations.put(event("pod"));
        Observation afterEvent = seen("Deployment", "web");
        relations.remove(pod);

        assertThat(afterPod).isNotSameAs(web);
        assertThat(afterEvent).isNotSameAs(afterPod);
        assertThat(seen("Deployment", "web").pods()).isEmpty();
        assertThat(seen("Deployment", "web")).isSameAs(seen("Deployment", "web"));
        assertThat(seen("Deployment", "other")).isSameAs(other);
    }

    @Test
    void aPodThatGetsAnotherOwnerIsSeenThereOnly() {
        relations.put(object("StatefulSet", "one", "nobody"));
        relations.put(object("StatefulSet", "two", "nobody"));
        relations.put(object("Pod", "pod", "one"));
        relations.replace(object("Pod", "pod", "one"), object("Pod", "pod", "two"));

        assertThat(seen("StatefulSet", "one").pods()).isEmpty();
        assertThat(seen("StatefulSet", "two").pods()).hasSize(1);
    }

    @Test
    void objectsMayOwnEachOther() {
        relations.put(object("StatefulSet", "one", "two"));
        relations.put(object("StatefulSet", "two", "one"));
        Observation one = seen("StatefulSet", "one");

        relations.replace(object("StatefulSet", "two", "one"), object("StatefulSet", "two", "one"));

        assertThat(seen("StatefulSet", "one")).isNotSameAs(one);
    }

    @Test
    void thePodsOfAStatefulSetAreItsOwn() {
        relations.put(object("StatefulSet", "store", "nobody"));
        relations.put(object("Pod", "store-0", "store"));
        relations.put(object("Pod", "web-1", "web"));

        assertThat(seen("StatefulSet", "store").pods())
                .containsExactly(object("Pod", "store-0", "store").content());
    }

    @Test
    void whatIsNotThereHasNothing() {
        relations.put(object("ReplicaSet", "orphan", ""));
        relations.put(event("x"));

        assertThat(seen("Deployment", "web").workload().isPresent()).isFalse();
        assertThat(seen("Deployment", "web").replicaSets()).isEmpty();
    }
}
