package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program in a container, over one WebSocket: every message begins with the number of its channel, 0 for what the program reads, 1
 * and 2 for what it writes, 3 for how it ended.
 *
 * <p>The subprotocol is version 5, from Kubernetes 1.30 on: the first that can say that the input has ended.
 */
final class ExecSocket implements WebSocket.Listener {

    private static final String PROTOCOL = "v5.channel.k8s.io";
    private static final int HANDSHAKE_SECONDS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int MOST_OUTPUT = 1024 * 1024;
    private static final int NORMAL_CLOSE = 1000;
    private static final byte INPUT = 0;
    private static final byte OUTPUT = 1;
    private static final byte ERRORS = 2;
    private static final byte STATUS = 3;
    private static final byte END = (byte) 255;

    private final ApiClient client;
    private final ExecRequest request;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final CompletableFuture<Tree> status = new CompletableFuture<>();

    ExecSocket(ApiClient client, ExecRequest request) {
        this.client = client;
        this.request = request;
    }

    ExecResult run() {
        CompletableFuture<WebSocket> opening = client.http()
                .newWebSocketBuilder()
                .uri(client.uri(asked()))
                .subprotocol(PROTOCOL)
                // The API server takes a socket for a browser's, and looks at where it comes from.
                .setHeader("Origin", client.server().toString())
                .connectTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                .buildAsync(this);
        try {
            WebSocket socket = opening.get(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
            sendInput(socket);
            Tree end = status.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            socket.sendClose(NORMAL_CLOSE, "");
            return result(end);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw Unreachable.because(client.server(), late, LIMIT);
        } catch (InterruptedException interrupted) {
            opening.cancel(true);
            Thread.currentThread().interrupt();
            throw Unreachable.because(client.server(), interrupted, LIMIT);
        }
    }

    private ApiRequest asked() {
        String place = request.pod() + " in namespace " + request.namespace();
        StringBuilder path = new StringBuilder("/api/v1/namespaces/" + request.namespace() + "/pods/" + request.pod()
                + "/exec?stdout=true&stderr=true&container=" + encode(request.container()));
        for (String word : request.command()) {
            path.append("&command=").append(encode(word));
        }
        if (!request.input().isEmpty()) {
            path.append("&stdin=true");
        }
        return ApiRequest.get(
                path.toString(),
                "run a program in pod " + place,
                "create pods/exec in namespace " + request.namespace());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void sendInput(WebSocket socket) {
        if (request.input().isEmpty()) {
            return;
        }
        byte[] text = request.input().getBytes(StandardCharsets.UTF_8);
        socket.send(ByteBuffer.allocate(text.length + 1).put(INPUT).put(text).flip());
        socket.send(ByteBuffer.wrap(new byte[] {END, INPUT}));
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            return Refusal.of(
                    asked(), ApiAnswer.withoutBody(handshake.getResponse().code()), client.server());
        }
        return cause instanceof RuntimeException known && cause instanceof ClusterUnreachableException
                ? known
                : Unreachable.because(client.server(), cause, LIMIT);
    }

    private ExecResult result(Tree end) {
        String out = output.toString(StandardCharsets.UTF_8);
        String err = errors.toString(StandardCharsets.UTF_8);
        if (end.at("status").text().orElse("").equals("Success")) {
            return new ExecResult(0, out, err);
        }
        for (Tree cause : end.at("details", "causes").items()) {
            if (cause.at("reason").text().orElse("").equals("ExitCode")) {
                return new ExecResult(
                        Integer.parseInt(cause.at("message").text().orElse("1")), out, err);
            }
        }
        throw new ClusterRefusedException(
                500,
                end.at("reason").text().orElse(""),
                "could not " + asked().purpose() + ": "
                        + end.at("message").text().orElse("the program did not start"),
                List.of());
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        onMessage(socket, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
        if (message.hasRemaining()) {
            byte channel = message.get();
            byte[] content = new byte[message.remaining()];
            message.get(content);
            take(channel, content);
        }
        socket.request();
    }

    private void take(byte channel, byte[] content) {
        switch (channel) {
            case OUTPUT -> add(output, content);
            case ERRORS -> add(errors, content);
            case STATUS -> ended(new String(content, StandardCharsets.UTF_8));
            default -> {
                // Other channels belong to later versions of the protocol.
            }
        }
    }

    private void add(ByteArrayOutputStream text, byte[] content) {
        if (text.size() + content.length > MOST_OUTPUT) {
            status.completeExceptionally(new ClusterUnreachableException(
                    client.server().toString(), "the program wrote more than 1 MiB; let it write less", null));
            return;
        }
        text.writeBytes(content);
    }

    private void ended(String json) {
        try {
            status.complete(Tree.parseJson(json));
        } catch (ManifestException notJson) {
            status.completeExceptionally(Unreachable.foreign(client.server()));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
        status.completeExceptionally(new ClusterUnreachableException(
                client.server().toString(), "the connection ended before the program did", null));
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        status.completeExceptionally(failure);
    }
}
