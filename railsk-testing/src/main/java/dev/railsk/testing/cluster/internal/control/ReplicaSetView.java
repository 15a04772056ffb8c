package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;

/** The numbers of a ReplicaSet. */
record ReplicaSetView(LiveObject object) {

    int wanted() {
        return number(object.content().at("spec", "replicas"));
    }

    int replicas() {
        return number(object.content().at("status", "replicas"));
    }

    int ready() {
        return number(object.content().at("status", "readyReplicas"));
    }

    int available() {
        return number(object.content().at("status", "availableReplicas"));
    }

    int revision() {
        return Integer.parseInt(object.content()
                .at("metadata", "annotations", DeploymentController.REVISION)
                .text()
                .orElse("0"));
    }

    private static int number(Tree value) {
        return Math.toIntExact(value.integer().orElse(0L));
    }
}
