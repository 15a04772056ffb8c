package dev.railsk.deploy;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** All parts in a namespace of their own on a real API server, which go with the test. */
abstract class RealParts implements PartsScenario {

    private final Parts parts = Parts.on("railsk-parts-" + Long.toString(System.nanoTime(), 36));
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Parts parts() {
        return parts;
    }

    @AfterEach
    void delete() {
        ObjectRef namespace = new ObjectRef(ObjectKind.NAMESPACE, "", parts.namespace());
        cluster.get(namespace).ifPresent(live -> cluster.delete(namespace, DeleteOptions.of(live)));
        cluster.close();
    }
}
