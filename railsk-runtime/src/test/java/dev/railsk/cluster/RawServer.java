package dev.railsk.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server that does what a test says with each connection, also what no server should do. */
public final class RawServer implements AutoCloseable {

    /** What becomes of one request; the connection ends with it. */
    public interface Script {
        void play(Request request, InputStream in, OutputStream out) throws Exception;
    }

    /** The head of a request. */
    public record Request(String line, Map<String, String> headers) {

        /** The path with its query. */
        public String target() {
            return line.split(" ", -1)[1];
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Request> seen = new CopyOnWriteArrayList<>();

    private RawServer(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    /** A server that plays this with every request. */
    public static RawServer playing(Script script) {
        try {
            return new RawServer(script);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                workers.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String line = line(in);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
            Request request = new Request(line, headers);
            seen.add(request);
            script.play(request, in, socket.getOutputStream());
        } catch (Exception ended) {
            // The client has gone away, as it should.
            sockets.remove(socket);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Write a head with these headers, and no length: the body ends with the connection. */
    public static void head(OutputStream out, String... headers) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\n");
        for (String header : headers) {
            write(out, header + "\r\n");
        }
        write(out, "\r\n");
    }

    /** Write a whole answer. */
    public static void answer(OutputStream out, int code, String body) throws IOException {
        write(
                out,
                "HTTP/1.1 " + code + " X\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Write a text. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Write a text again and again, until the client has gone, and count the bytes. */
    public static void endless(OutputStream out, String text, AtomicLong written) throws IOException {
        byte[] bytes = text.repeat(Math.max(1, 8192 / text.length())).getBytes(StandardCharsets.UTF_8);
        while (true) {
            out.write(bytes);
            written.addAndGet(bytes.length);
        }
    }

    /** What it was asked. */
    public List<Request> seen() {
        return List.copyOf(seen);
    }

    /** How many connections are open. */
    public int connections() {
        sockets.removeIf(Socket::isClosed);
        return sockets.size();
    }

    /** Its URL. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** A kubeconfig for it. */
    public String kubeconfig() {
        return """
                current-context: raw
                contexts: [{name: raw, context: {cluster: raw}}]
                clusters: [{name: raw, cluster: {server: "%s"}}]
                """
                .formatted(url());
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        workers.shutdownNow();
    }
}
