package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a namespace's quota and limits do to its pods. */
public interface QuotaContract extends ContractSubject {

    /** Quotas. */
    ObjectKind QUOTA = new ObjectKind("v1", "ResourceQuota");

    /** Have a quota, and wait until the server counts by it. */
    default void quota(String hard) throws InterruptedException {
        apply("{apiVersion: v1, kind: ResourceQuota, metadata: {name: compute, namespace: NAMESPACE}, spec: {hard: "
                + hard + "}}");
        await(() -> read(QUOTA, "compute").content().at("status", "used"), used -> !used.entries()
                .isEmpty());
    }

    /** A pod that a user makes. */
    default void makePod(String name, String resources) {
        cluster()
                .create(
                        manifest("{apiVersion: v1, kind: Pod, metadata: {name: " + name
                                + ", namespace: NAMESPACE}, spec: {containers: [{name: main, image: 'busybox:1.36',"
                                + " resources: " + resources + "}]}}"),
                        WriteOptions.write());
    }

    /** Assert that a pod is refused with these words. */
    default void assertPodRefused(String resources, String said) {
        assertThatThrownBy(() -> makePod("late", resources))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(403))
                .hasMessageEndingWith("pods \"late\" is forbidden: " + said);
    }

    @Test
    default void aQuotaCountsPodsAndWhatTheyAskFor() throws InterruptedException {
        quota("{pods: '3', requests.cpu: '1', limits.memory: 1Gi, count/pods: '3'}");

        makePod("one", "{requests: {cpu: 250m}, limits: {cpu: '2', memory: 300Mi}}");
        makePod("two", "{requests: {cpu: 250m}, limits: {cpu: '2', memory: 500Mi}}");

        Tree used = await(
                () -> read(QUOTA, "compute").content().at("status", "used"),
                now -> now.at("pods").text().orElse("").equals("2"));
        assertThat(used)
                .isEqualTo(
                        Tree.parseJson(
                                "{\"count/pods\": \"2\", \"limits.memory\": \"800Mi\", \"pods\": \"2\", \"requests.cpu\": \"500m\"}"));
        assertPodRefused(
                "{requests: {cpu: 600m}, limits: {cpu: '2', memory: 600Mi}}",
                "exceeded quota: compute, requested: limits.memory=600Mi,requests.cpu=600m,"
                        + " used: limits.memory=800Mi,requests.cpu=500m, limited: limits.memory=1Gi,requests.cpu=1");
    }

    @Test
    default void aQuotaWantsToKnowWhatAPodAsksFor() throws InterruptedException {
        quota("{requests.cpu: '1', limits.memory: 1Gi, memory: 1Gi}");

        assertPodRefused(
                "{limits: {cpu: 100m}}",
                "failed quota: compute: must specify limits.memory for: main; memory for: main");
    }

    @Test
    default void aLimitRangeSaysWhatAPodDoesNot() throws InterruptedException {
        quota("{requests.cpu: '1', limits.memory: 1Gi}");
        apply("{apiVersion: v1, kind: LimitRange, metadata: {name: small, namespace: NAMESPACE}, spec: {limits:"
                + " [{type: Container, default: {memory: 128Mi}, defaultRequest: {cpu: 100m}}]}}");

        // The server's limits are known to it a moment later.
        await(() -> isAdmitted("patient"), admitted -> admitted);

        assertThat(read(ObjectKind.POD, "patient")
                        .content()
                        .at("spec", "containers")
                        .items()
                        .get(0)
                        .at("resources"))
                .isEqualTo(
                        Tree.parseJson(
                                "{\"limits\": {\"memory\": \"128Mi\"}, \"requests\": {\"cpu\": \"100m\", \"memory\": \"128Mi\"}}"));
    }

    /** Whether a pod that says nothing is let in. */
    default boolean isAdmitted(String name) {
        try {
            makePod(name, "{}");
            return true;
        } catch (ClusterRefusedException refusal) {
            return false;
        }
    }

    @Test
    default void aControllerIsToldOfTheQuota() throws InterruptedException {
        quota("{pods: '1'}");
        apply("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: NAMESPACE}, spec: {replicas: 2,"
                + " selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers:"
                + " [{name: main, image: 'busybox:1.36'}]}}}}");

        List<LiveObject> told = await(
                () -> cluster().list(Selection.all(ObjectKind.EVENT, namespace())).items().stream()
                        .filter(event ->
                                event.content().at("reason").text().orElse("").equals("FailedCreate"))
                        .toList(),
                events -> !events.isEmpty());

        assertThat(told.get(0).content().at("message").text().orElse(""))
                .matches("Error creating: pods \"web-[a-z0-9]+-[a-z0-9]+\" is forbidden: exceeded quota: compute,"
                        + " requested: pods=1, used: pods=1, limited: pods=1");
    }
}
