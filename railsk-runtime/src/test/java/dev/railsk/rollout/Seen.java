package dev.railsk.rollout;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.time.Instant;
import java.util.List;

/** Objects as an API server shows them, written short. */
final class Seen {

    static final ObjectRef DEPLOYMENT = new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-web");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Seen() {}

    static Tree yaml(String text) {
        return ManifestSet.parse(text).manifests().get(0).tree();
    }

    /** A Deployment of two pods at generation 3, revision 2, with this status. */
    static Tree deployment(String status) {
        return yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: shop-web
                  namespace: shop
                  uid: deployment-1
                  generation: 3
                  annotations: {deployment.kubernetes.io/revision: "2"}
                spec: {replicas: 2}
                status:
                """
                        + status.indent(2));
    }

    static Tree replicaSet(String uid, String revision, String status) {
        return yaml(
                """
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: shop-web-%1$s
                  namespace: shop
                  uid: %1$s
                  resourceVersion: "7"
                  annotations: {deployment.kubernetes.io/revision: "%2$s"}
                  ownerReferences: [{uid: deployment-1, kind: Deployment, name: shop-web}]
                status:
                """
                                .formatted(uid, revision)
                        + status.indent(2));
    }

    /** A pod of a ReplicaSet, at a version, with this status. */
    static Tree pod(String name, String owner, int version, String status) {
        return yaml(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %1$s
                  namespace: shop
                  uid: uid-%1$s
                  resourceVersion: "%3$d"
                  ownerReferences: [{uid: %2$s}]
                spec:
                  restartPolicy: Always
                  containers: [{name: web, resources: {limits: {memory: 512Mi}}}]
                status:
                """
                                .formatted(name, owner, version)
                        + status.indent(2));
    }

    /** The status of a pod whose only container is in this state. */
    static String web(String state) {
        return "phase: Pending\ncontainerStatuses:\n- name: web\n  image: ghcr.io/acme/shop:abcd123\n"
                + state.indent(2);
    }

    static Tree event(String pod, String reason, String message) {
        return yaml(
                """
                apiVersion: v1
                kind: Event
                metadata: {name: %1$s-%2$s, namespace: shop}
                involvedObject: {kind: Pod, name: %1$s, uid: uid-%1$s, fieldPath: "spec.containers{web}"}
                reason: %2$s
                lastTimestamp: "2026-03-01T10:00:05Z"
                message: '%3$s'
                """
                        .formatted(pod, reason, message.replace("'", "''")));
    }

    /** A rollout in which the new ReplicaSet has these pods and none is available. */
    static Observation rollout(List<Tree> pods, Tree... events) {
        return new Observation(
                deployment("{observedGeneration: 3, replicas: 3, updatedReplicas: 1, availableReplicas: 2}"),
                List.of(
                        replicaSet("old", "1", "{replicas: 2, availableReplicas: 2}"),
                        replicaSet("new", "2", "{replicas: 1}")),
                pods,
                List.of(events));
    }
}
