package dev.railsk.testing.cluster.internal.door;

import dev.railsk.testing.cluster.internal.core.ClusterCore;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A web server on loopback before a fake cluster, and a client of it. While it is open the virtual clock runs by itself, faster
 * than the real one: who waits over HTTP waits on a real clock.
 */
public final class WebDoor implements AutoCloseable {

    // It reports every request as information. A library prints nothing; the logger is held so that it stays quiet.
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final PacedClock pace;
    private final KubernetesClient client;

    private WebDoor(ClusterCore core) {
        REQUESTS.setLevel(Level.WARNING);
        server.setDispatcher(new ApiDispatcher(core));
        server.start();
        pace = PacedClock.start(core.clock());
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url("/").toString())
                .withNamespace("default")
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    /** Open a door on a free port. */
    public static WebDoor open(ClusterCore core) {
        return new WebDoor(core);
    }

    /** The client, which is closed with the door. */
    public KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        pace.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not stop the fake cluster's web server", e);
        }
    }
}
