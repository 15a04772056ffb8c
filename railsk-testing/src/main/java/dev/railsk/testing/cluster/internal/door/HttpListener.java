package dev.railsk.testing.cluster.internal.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A small web server on loopback, a thread a connection. The JDK's own answers each request 40 ms late on Java 17, as it sends headers and
 * body apart and leaves Nagle's algorithm on.
 */
final class HttpListener implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket server;
    private final Function<ApiCall, Answer> api;
    private final Map<Socket, Thread> open = new ConcurrentHashMap<>();

    private HttpListener(ServerSocket server, Function<ApiCall, Answer> api) {
        this.server = server;
        this.api = api;
    }

    /** Listen on this port of the loopback address; 0 for any that is free. */
    static HttpListener start(int port, Function<ApiCall, Answer> api) {
        try {
            ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByAddress(LOOPBACK));
            HttpListener listener = new HttpListener(socket, api);
            thread(listener::accept).start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("could not listen on port " + port + " of 127.0.0.1", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fake-cluster-http");
        thread.setDaemon(true);
        return thread;
    }

    /** The address, such as {@code http://127.0.0.1:40123}. */
    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = thread(() -> serve(socket));
                open.put(socket, thread);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            HttpConnection connection = new HttpConnection(socket);
            Optional<ApiCall> call = connection.next();
            while (call.isPresent() && connection.answer(api.apply(call.get()))) {
                call = connection.next();
            }
        } catch (IOException gone) {
            // Nobody reads any more, or what came is no HTTP: the connection's end says so.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Map.Entry<Socket, Thread> connection : open.entrySet()) {
                connection.getKey().close();
                connection.getValue().interrupt();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not stop the fake cluster's web server", e);
        }
    }
}
