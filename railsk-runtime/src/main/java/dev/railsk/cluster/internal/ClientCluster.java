package dev.railsk.cluster.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.internal.transport.ClientTransport;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A cluster over somebody's Kubernetes client. In a class of its own, so that whoever opens a cluster without one loads nothing of
 * such a client.
 */
public final class ClientCluster {

    private ClientCluster() {}

    /** The cluster that this client talks to. The client stays its owner's. */
    public static Cluster over(KubernetesClient client) {
        return ApiCluster.over(address(client), ClientTransport.of(client), "");
    }

    private static ClusterAddress address(KubernetesClient client) {
        Config config = client.getConfiguration();
        String context = config.getCurrentContext() == null
                ? ""
                : String.valueOf(config.getCurrentContext().getName());
        String namespace = config.getNamespace() == null ? "" : config.getNamespace();
        String server = client.getMasterUrl().toString();
        String address = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return new ClusterAddress(context, address, namespace);
    }
}
