package dev.railsk.deploy.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One workload's objects among those of a thousand: what each is judged by does not grow with the others. */
class RelationsTest {

    private static final int WORKLOADS = 1_000;

    private static Tree object(String name, String owner) {
        return Tree.parseJson(
                """
                {"metadata": {"name": "%1$s", "uid": "uid-%1$s", "ownerReferences": [{"uid": "uid-%2$s"}]}}
                """
                        .formatted(name, owner));
    }

    private static Tree event(String about) {
        return Tree.parseJson(
                "{\"involvedObject\": {\"uid\": \"uid-%s\"}, \"message\": \"%s\"}".formatted(about, about));
    }

    @Test
    void aWorkloadSeesItsOwn() {
        List<Tree> deployments = new ArrayList<>();
        List<Tree> replicaSets = new ArrayList<>();
        List<Tree> pods = new ArrayList<>();
        List<Tree> events = new ArrayList<>();
        for (int number = 0; number < WORKLOADS; number++) {
            deployments.add(object("web" + number, "nobody"));
            replicaSets.add(object("set" + number, "web" + number));
            pods.add(object("pod" + number, "set" + number));
            events.add(event("pod" + number));
            events.add(event("set" + number));
        }
        Relations relations = new Relations(replicaSets, pods, events);
        relations.add("Deployment", deployments);

        Observation seen = relations.of("Deployment", "web7");

        assertThat(seen.workload()).isSameAs(deployments.get(7));
        assertThat(seen.replicaSets()).containsExactly(replicaSets.get(7));
        assertThat(seen.pods()).containsExactly(pods.get(7));
        assertThat(seen.events()).containsExactly(event("set7"), event("pod7"));
        assertThat(seen.isSame(relations.of("Deployment", "web7"))).isTrue();
        assertThat(seen.isSame(relations.of("Deployment", "web8"))).isFalse();
    }

    @Test
    void thePodsOfAStatefulSetAreItsOwn() {
        Tree pod = object("store-0", "store");
        Relations relations = new Relations(List.of(), List.of(pod, object("web-1", "web")), List.of());
        relations.add("StatefulSet", List.of(object("store", "nobody")));

        assertThat(relations.of("StatefulSet", "store").pods()).containsExactly(pod);
    }

    @Test
    void whatIsNotThereHasNothing() {
        Relations relations = new Relations(
                List.of(Tree.parseJson("{\"metadata\": {\"name\": \"orphan\"}}")), List.of(), List.of(event("x")));

        assertThat(relations.of("Deployment", "web").workload().isPresent()).isFalse();
        assertThat(relations.of("Deployment", "web").replicaSets()).isEmpty();
    }
}
