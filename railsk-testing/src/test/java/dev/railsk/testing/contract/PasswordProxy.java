package dev.railsk.testing.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy on this machine that makes tunnels for whoever knows its password. */
final class PasswordProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final String authorization;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> asked = new ArrayList<>();

    PasswordProxy(String user, String password) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        String pair = user + ":" + password;
        authorization = "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        workers.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The first lines of what it was asked. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                workers.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream()).lines().toList();
            synchronized (this) {
                asked.add(head.get(0));
            }
            if (!head.contains(authorization)) {
                client.getOutputStream()
                        .write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            URI target =
                    URI.create("tunnel://" + List.of(head.get(0).split(" ", 3)).get(1));
            try (Socket server = new Socket(target.getHost(), target.getPort())) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                workers.execute(() -> pump(server, client));
                pump(client, server);
            }
        } catch (IOException cut) {
            // Whoever asked has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException cut) {
            // The other side has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        workers.shutdownNow();
    }
}
