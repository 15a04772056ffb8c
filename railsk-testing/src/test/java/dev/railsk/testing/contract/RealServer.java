package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectRef;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.nio.file.Path;
import java.util.Map;

/** The API server of the context that {@code RAILSK_TEST_CONTEXT} names, with a second client for what the port cannot do. */
final class RealServer implements AutoCloseable {

    static final String VARIABLE = "RAILSK_TEST_CONTEXT";

    private final Cluster cluster;
    private final KubernetesClient client;

    private RealServer(Cluster cluster, KubernetesClient client) {
        this.cluster = cluster;
        this.client = client;
    }

    static RealServer open() {
        Map<String, String> environment = System.getenv();
        String context = environment.getOrDefault(VARIABLE, "");
        Kubeconfig kubeconfig = Kubeconfig.of(environment, Path.of(System.getProperty("user.home")))
                .withContext(context);
        return new RealServer(
                kubeconfig.open(),
                new KubernetesClientBuilder()
                        .withConfig(Config.autoConfigure(context))
                        .build());
    }

    Cluster cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return client;
    }

    void delete(ObjectRef ref) {
        MixedOperation<?, ?, ?> objects = client.genericKubernetesResources(
                ref.kind().apiVersion(), ref.kind().kind());
        if (ref.namespace().isEmpty()) {
            objects.withName(ref.name()).delete();
        } else {
            objects.inNamespace(ref.namespace()).withName(ref.name()).delete();
        }
    }

    @Override
    public void close() {
        cluster.close();
        client.close();
    }
}
