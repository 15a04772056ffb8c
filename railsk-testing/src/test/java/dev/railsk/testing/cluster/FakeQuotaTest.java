package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeQuotaTest {

    private static final ObjectRef QUOTA = new ObjectRef(new ObjectKind("v1", "ResourceQuota"), "shop", "compute");

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");

    private void quota(String hard) {
        put("{apiVersion: v1, kind: ResourceQuota, metadata: {name: compute, namespace: shop}, spec: {hard: " + hard
                + "}}");
    }

    private void put(String yaml) {
        cluster.put(Tree.ofYaml(yaml, "object"));
    }

    private void pods(int replicas, String resources) throws InterruptedException {
        String yaml =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "busybox:1.36", resources: %s}]}
                """
                        .formatted(replicas, resources);
        cluster.apply(Manifest.of(Tree.ofYaml(yaml, "deployment")), WriteOptions.write());
        cluster.time().sleep(Duration.ofSeconds(20));
    }

    private List<LiveObject> running() {
        return cluster.list(Selection.all(ObjectKind.POD, "shop")).items();
    }

    private Map<String, ?> used() {
        return cluster.get(QUOTA).orElseThrow().content().at("status", "used").map();
    }

    private List<String> refusals() {
        return cluster.list(Selection.all(ObjectKind.EVENT, "shop")).items().stream()
                .filter(event -> event.content().at("reason").text().orElse("").equals("FailedCreate"))
                .map(event ->
                        event.content().at("message").text().orElse("").replaceAll("web-[a-z0-9]+-[a-z0-9]+", "POD"))
                .distinct()
                .toList();
    }

    @Test
    void letsInWhatThereIsRoomFor() throws InterruptedException {
        quota("{pods: '2', requests.cpu: '1', limits.memory: 1Gi}");

        pods(2, "{requests: {cpu: 250m}, limits: {cpu: '1', memory: 256Mi}}");

        assertThat(running()).hasSize(2);
        assertThat(used()).isEqualTo(Map.of("pods", "2", "requests.cpu", "500m", "limits.memory", "512Mi"));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void refusesPodsBeyondIt() throws InterruptedException {
        quota("{pods: '2', requests.memory: 1Gi, cpu: '4'}");

        pods(3, "{requests: {cpu: 250m, memory: 512Mi}}");

        assertThat(running()).hasSize(2);
        assertThat(refusals())
                .containsExactly("Error creating: pods \"POD\" is forbidden: exceeded quota: compute,"
                        + " requested: pods=1,requests.memory=512Mi, used: pods=2,requests.memory=1Gi,"
                        + " limited: pods=2,requests.memory=1Gi");
    }

    @Test
    void refusesPodsThatDoNotSayWhatTheyTake() throws InterruptedException {
        quota("{requests.cpu: '1', limits.memory: 1Gi}");

        pods(1, "{}");

        assertThat(running()).isEmpty();
        assertThat(refusals())
                .containsExactly("Error creating: pods \"POD\" is forbidden: failed quota: compute:"
                        + " must specify limits.memory for: web; requests.cpu for: web");
    }

    @Test
    void takesFromALimitRangeWhatAPodDoesNotSay() throws InterruptedException {
        quota("{requests.cpu: '1', limits.memory: 1Gi}");
        put(
                "{apiVersion: v1, kind: LimitRange, metadata: {name: small, namespace: shop}, spec: {limits: [{type: Container,"
                        + " default: {memory: 128Mi}, defaultRequest: {cpu: 100m}}]}}");

        pods(1, "{}");

        assertThat(used()).isEqualTo(Map.of("requests.cpu", "100m", "limits.memory", "128Mi"));
    }

    @Test
    void doesNotCountWhatIsScoped() throws InterruptedException {
        put(
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: compute, namespace: shop}, spec: {scopes: [BestEffort],"
                        + " hard: {pods: '0'}}}");

        pods(1, "{}");

        assertThat(running()).hasSize(1);
    }

    @Test
    void isToldOfAPodThatAUserCreates() {
        quota("{pods: '0'}");

        assertThatThrownBy(() -> cluster.create(
                        Manifest.of(Tree.ofYaml(
                                "{apiVersion: v1, kind: Pod, metadata: {name: one, namespace: shop}, spec: {containers:"
                                        + " [{name: one, image: a}]}}",
                                "pod")),
                        WriteOptions.write()))
                .hasMessageContaining(
                        "pods \"one\" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=0,"
                                + " limited: pods=0");
    }
}
