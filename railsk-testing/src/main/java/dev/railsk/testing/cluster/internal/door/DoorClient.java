package dev.railsk.testing.cluster.internal.door;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/** A client of a door. Apart from the door, which needs none of its classes. */
public final class DoorClient {

    private DoorClient() {}

    /** A new client of the server at this address. */
    public static KubernetesClient open(String url) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url + "/")
                .withNamespace("default")
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }
}
