package dev.railsk.cluster.internal.transport;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Begins and ends the JDK's HTTP clients. */
final class JdkClient {

    /** For threads that start while they are counted. */
    private static final int ROOM = 16;

    private static final int IDLE_SECONDS = 2;

    private JdkClient() {}

    /**
     * A client that makes its connections so. It takes nothing from the properties of the process, follows no redirects, and speaks
     * HTTP/1.1 only: an API server ends an HTTP/2 connection with the answer that it does not accept the credentials, and Java 17 forgets
     * the answer then.
     */
    static HttpClient begin(Connecting connecting) {
        HttpClient.Builder builder = builder(connecting.limit()).sslContext(tls(connecting.keys(), connecting.trust()));
        if (connecting.proxy().isPresent()) {
            builder.proxy(ProxySelector.of(connecting.proxy().get().address()));
        } else {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        return builder.build();
    }

    /** A client likewise, but with what Java itself trusts, and without a proxy. */
    static HttpClient beginPublic(Duration limit) {
        return builder(limit).proxy(HttpClient.Builder.NO_PROXY).build();
    }

    private static HttpClient.Builder builder(Duration limit) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .executor(threads());
    }

    static SSLContext tls(List<KeyManager> keys, List<TrustManager> trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.toArray(new KeyManager[0]), trust.toArray(new TrustManager[0]), null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("could not set up TLS", failure);
        }
    }

    /** Threads that end by themselves: taking them away would take away what closes the connections. */
    private static ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), JdkClient::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "railsk-http");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * End the thread that serves all connections of a client, which closes the idle ones. Java 17 has no word for it: the thread would
     * stay for seconds, and a virtual machine that ends waits 300 ms for a thread that is in the operating system. The client tells its
     * number, which is in the thread's name, for this purpose.
     */
    static void end(HttpClient client) {
        String told = client.toString();
        String number = told.substring(told.lastIndexOf('(') + 1, told.length() - 1);
        String name = "HttpClient-" + number + "-SelectorManager";
        Thread[] threads = new Thread[Thread.activeCount() * 2 + ROOM];
        int count = Thread.enumerate(threads);
        for (int index = 0; index < count; index++) {
            if (threads[index].getName().equals(name)) {
                threads[index].interrupt();
            }
        }
    }
}
