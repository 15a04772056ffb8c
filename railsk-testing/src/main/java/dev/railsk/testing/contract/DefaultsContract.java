package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the server and its controllers add: to namespaces and pods, to Services of each type, and to disruption budgets. */
public interface DefaultsContract extends ContractSubject {

    /** The kind of the accounts by which pods ask the API server. */
    ObjectKind SERVICE_ACCOUNT = new ObjectKind("v1", "ServiceAccount");

    /** A pod of one container; {@code SPEC} stands for more of the pod, {@code CONTAINER} for more of the container. */
    String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: once, namespace: NAMESPACE}
            spec: {SPEC terminationGracePeriodSeconds: 1, containers: [{CONTAINER name: main, image: "busybox:1.36", command: [sleep, "60"]}]}
            """;

    /** What a pod is given to ask the API server with. */
    String TOKEN =
            """
            {"defaultMode": 420, "sources": [
              {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
              {"configMap": {"name": "kube-root-ca.crt", "items": [{"key": "ca.crt", "path": "ca.crt"}]}},
              {"downwardAPI": {"items": [
                {"path": "namespace", "fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.namespace"}}]}}]}
            """;

    /** Make a pod, in a namespace that has the account which pods need. */
    default Tree pod(String spec, String container) throws InterruptedException {
        await(() -> cluster().get(ref(SERVICE_ACCOUNT, "default")), Optional::isPresent);
        return apply(POD.replace("SPEC", spec).replace("CONTAINER", container))
                .object()
                .content();
    }

    @Test
    default void everyNamespaceHasAnAccountAndCertificates() throws InterruptedException {
        await(() -> cluster().get(ref(SERVICE_ACCOUNT, "default")), Optional::isPresent);
        LiveObject certificates = await(
                        () -> cluster().get(ref(ObjectKind.CONFIG_MAP, "kube-root-ca.crt")), Optional::isPresent)
                .orElseThrow();

        assertThat(certificates.content().at("data", "ca.crt").text()).isPresent();
    }

    @Test
    default void theAccountOfANamespaceComesAgain() throws InterruptedException {
        String before = await(() -> cluster().get(ref(SERVICE_ACCOUNT, "default")), Optional::isPresent)
                .orElseThrow()
                .uid();

        delete(ref(SERVICE_ACCOUNT, "default"));

        await(
                () -> cluster().get(ref(SERVICE_ACCOUNT, "default")),
                found -> found.isPresent() && !found.get().uid().equals(before));
    }

    @Test
    default void aPodGetsATokenOfItsAccount() throws InterruptedException {
        Tree spec = pod("", "").at("spec");

        assertThat(spec.at("serviceAccountName").text()).contains("default");
        assertThat(spec.at("serviceAccount").text()).contains("default");
        assertThat(spec.at("volumes").items()).singleElement().satisfies(volume -> {
            assertThat(volume.at("name").text().orElse("")).matches("kube-api-access-[a-z0-9]{5}");
            assertThat(volume.at("projected")).isEqualTo(Tree.parseJson(TOKEN));
        });
        Tree mount =
                spec.at("containers").items().get(0).at("volumeMounts").items().get(0);
        assertThat(mount.at("name")).isEqualTo(spec.at("volumes").items().get(0).at("name"));
        assertThat(mount.at("mountPath").text()).contains("/var/run/secrets/kubernetes.io/serviceaccount");
        assertThat(mount.at("readOnly").isTrue()).isTrue();
    }

    @Test
    default void aPodThatWantsNoTokenGetsNone() throws InterruptedException {
        Tree spec = pod("automountServiceAccountToken: false,", "").at("spec");

        assertThat(spec.at("volumes").isPresent()).isFalse();
        assertThat(spec.at("containers").items().get(0).at("volumeMounts").isPresent())
                .isFalse();
    }

    @Test
    default void aPodMayStayForAWhileOnANodeThatIsLost() throws InterruptedException {
        Tree spec = pod(
                        "tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute}],",
                        "")
                .at("spec");

        List<Tree> tolerations = spec.at("tolerations").items();
        assertThat(tolerations).hasSize(2);
        assertThat(tolerations.get(0).at("tolerationSeconds").isPresent()).isFalse();
        assertThat(tolerations.get(1).at("key").text()).contains("node.kubernetes.io/not-ready");
        assertThat(tolerations.get(1).at("tolerationSeconds").integer()).contains(300L);
    }

    @Test
    default void aPodHasAPriority() throws InterruptedException {
        Tree spec = pod("", "").at("spec");

        assertThat(spec.at("priority").integer()).contains(0L);
        assertThat(spec.at("preemptionPolicy").text()).contains("PreemptLowerPriority");
    }

    @Test
    default void aPodThatAsksForNothingIsTheFirstToGo() throws InterruptedException {
        assertThat(pod("", "").at("status", "qosClass").text()).contains("BestEffort");
    }

    @Test
    default void aPodThatMayTakeMoreThanItAsksForIsBurstable() throws InterruptedException {
        Tree pod = pod("", "resources: {requests: {cpu: 1m}, limits: {cpu: 2m}},");

        assertThat(pod.at("status", "qosClass").text()).contains("Burstable");
    }

    @Test
    default void aPodThatTakesWhatItAsksForIsGuaranteed() throws InterruptedException {
        Tree pod = pod("", "resources: {limits: {cpu: 1m, memory: 8Mi}},");

        assertThat(pod.at("status", "qosClass").text()).contains("Guaranteed");
        Tree resources = pod.at("spec", "containers").items().get(0).at("resources");
        assertThat(resources.at("requests")).isEqualTo(resources.at("limits"));
    }

    @Test
    default void aVolumeOfNothingIsAnEmptyFolder() throws InterruptedException {
        Tree spec = pod("volumes: [{name: scratch}], automountServiceAccountToken: false,", "")
                .at("spec");

        assertThat(spec.at("volumes").items().get(0).at("emptyDir").isPresent()).isTrue();
    }

    /** A Service of a type, as it is stored. */
    default Tree service(String spec) {
        String yaml = "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: NAMESPACE}, spec: {" + spec
                + ", ports: [{port: 80}]}}";
        return apply(yaml).object().content().at("spec");
    }

    @Test
    default void aServiceOnNodesGetsPortsThere() {
        Tree spec = service("type: NodePort");

        assertThat(spec.at("ports").items().get(0).at("nodePort").integer().orElse(0L))
                .isBetween(30_000L, 32_767L);
        assertThat(spec.at("externalTrafficPolicy").text()).contains("Cluster");
        assertThat(spec.at("allocateLoadBalancerNodePorts").isPresent()).isFalse();
    }

    @Test
    default void aServiceBehindALoadBalancerGetsPortsOnNodes() {
        Tree spec = service("type: LoadBalancer");

        assertThat(spec.at("ports").items().get(0).at("nodePort").isPresent()).isTrue();
        assertThat(spec.at("allocateLoadBalancerNodePorts").isTrue()).isTrue();
        assertThat(spec.at("externalTrafficPolicy").text()).contains("Cluster");
    }

    @Test
    default void aServiceThatIsANameGetsNoAddress() {
        Tree spec = service("type: ExternalName, externalName: db.example");

        assertThat(spec.map()).containsOnlyKeys("type", "externalName", "ports", "sessionAffinity");
    }

    @Test
    default void aServiceKeepsItsPortsAndLosesThemWithItsType() {
        Tree onNodes = service("type: NodePort");

        Tree again = service("type: NodePort, selector: {app: web}");
        Tree inside = service("type: ClusterIP");

        assertThat(again.at("ports")).isEqualTo(onNodes.at("ports"));
        assertThat(again.at("clusterIP")).isEqualTo(onNodes.at("clusterIP"));
        assertThat(inside.at("clusterIP")).isEqualTo(onNodes.at("clusterIP"));
        assertThat(inside.at("ports").items().get(0).at("nodePort").isPresent()).isFalse();
        assertThat(inside.at("externalTrafficPolicy").isPresent()).isFalse();
    }

    @Test
    default void aHeadlessServiceGetsNoAddress() {
        Tree spec = service("clusterIP: None, selector: {app: web}");

        assertThat(spec.at("clusterIPs").value()).isEqualTo(List.of("None"));
        assertThat(spec.at("ipFamilyPolicy").text()).contains("SingleStack");
    }

    @Test
    default void aHeadlessServiceOfAnythingMayBeOfEachFamily() {
        Tree spec = service("clusterIP: None");

        assertThat(spec.at("ipFamilies").value()).isEqualTo(List.of("IPv4", "IPv6"));
        assertThat(spec.at("ipFamilyPolicy").text()).contains("RequireDualStack");
    }

    /** The status of a budget, once it is about its present state. */
    default Tree budget(String spec, long healthy) throws InterruptedException {
        String yaml = "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web, namespace: NAMESPACE}, "
                + "spec: {" + spec + ", selector: {matchLabels: {app: web}}}}";
        apply(yaml);
        return await(
                () -> read(ObjectKind.POD_DISRUPTION_BUDGET, "web").content().at("status"),
                status -> status.at("observedGeneration").integer().orElse(0L) == 1
                        && status.at("currentHealthy").integer().orElse(-1L) == healthy);
    }

    @Test
    default void aBudgetTellsHowManyPodsMayGo() throws InterruptedException {
        apply(ControllerContract.WEB_DEPLOYMENT);

        Tree status = budget("minAvailable: 1", 2);

        assertThat(status.at("expectedPods").integer()).contains(2L);
        assertThat(status.at("desiredHealthy").integer()).contains(1L);
        assertThat(status.at("disruptionsAllowed").integer()).contains(1L);
        assertThat(status.at("conditions").items()).singleElement().satisfies(condition -> {
            assertThat(condition.at("type").text()).contains("DisruptionAllowed");
            assertThat(condition.at("status").text()).contains("True");
            assertThat(condition.at("reason").text()).contains("SufficientPods");
            assertThat(condition.at("message").text()).contains("");
            assertThat(condition.at("observedGeneration").integer()).contains(1L);
        });
    }

    @Test
    default void aBudgetOfAShareRoundsUpWhatMustStay() throws InterruptedException {
        apply(ControllerContract.WEB_DEPLOYMENT);

        Tree status = budget("minAvailable: 51%", 2);

        assertThat(status.at("expectedPods").integer()).contains(2L);
        assertThat(status.at("desiredHealthy").integer()).contains(2L);
        assertThat(status.at("disruptionsAllowed").integer()).contains(0L);
        assertThat(status.at("conditions").items().get(0).at("reason").text()).contains("InsufficientPods");
    }

    @Test
    default void aBudgetOfWhatMayBeMissingRoundsUpToo() throws InterruptedException {
        apply(ControllerContract.WEB_DEPLOYMENT);

        Tree status = budget("maxUnavailable: 1%", 2);

        assertThat(status.at("desiredHealthy").integer()).contains(1L);
        assertThat(status.at("disruptionsAllowed").integer()).contains(1L);
    }

    @Test
    default void aBudgetWithoutPodsAllowsNothing() throws InterruptedException {
        Tree status = budget("minAvailable: 1", 0);

        assertThat(status.at("expectedPods").integer()).contains(0L);
        assertThat(status.at("desiredHealthy").integer()).contains(1L);
        assertThat(status.at("disruptionsAllowed").integer()).contains(0L);
        assertThat(status.at("conditions").items().get(0).at("status").text()).contains("False");
    }
}
