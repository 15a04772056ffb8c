package dev.railsk.cluster.internal;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP client as the Kubernetes client's transport, which ends in order. The factory of the Kubernetes client takes the
 * threads away when it is closed, and with them what would close the connections: Java 17 then keeps those and its own thread for
 * minutes. Here requests under way are cancelled, and the client's own thread is ended, which closes its connections.
 */
public final class TransportFactory extends JdkHttpClientFactory {

    private static final int IDLE_SECONDS = 2;

    private final CopyOnWriteArrayList<CancellableClient> clients = new CopyOnWriteArrayList<>();

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                TransportFactory::thread);
        return new CancellableClient.Builder(HttpClient.newBuilder().executor(threads), clients::add);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "railsk-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    protected void closeHttpClient(JdkHttpClientImpl client) {
        List<CancellableClient> closed = List.copyOf(clients);
        clients.clear();
        closed.forEach(CancellableClient::end);
    }
}
