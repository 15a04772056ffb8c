package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one program in a container, over a WebSocket of the client. */
final class PodExec {

    /** Its input can be ended, which older protocols cannot: there a program that reads to the end never comes to one. */
    private static final String PROTOCOL = "v5.channel.k8s.io";

    private static final int HANDSHAKE_SECONDS = 30;
    private static final int BAD_REQUEST = 400;
    private static final int NORMAL_CLOSE = 1000;

    private final ApiClient client;
    private final ExecRequest exec;
    private final ApiRequest request;

    PodExec(ApiClient client, ExecRequest exec) {
        this.client = client;
        this.exec = exec;
        this.request = request(exec);
    }

    private static ApiRequest request(ExecRequest exec) {
        if (exec.command().isEmpty()) {
            throw new IllegalArgumentException("a program must be named to be run in container " + exec.container()
                    + " of Pod " + exec.pod() + ", but the command is empty. Name the program and its arguments.");
        }
        ApiRequest request = ApiRequest.get(
                        LogReading.pod(exec.namespace(), exec.pod()).then("exec"),
                        "run " + exec.command().get(0) + " in container " + exec.container() + " of Pod " + exec.pod()
                                + " in namespace " + exec.namespace(),
                        "create pods/exec in namespace " + exec.namespace())
                .with(Patience.CAREFUL)
                .with("container", exec.container())
                .with("stdout", "true")
                .with("stderr", "true")
                .with("stdin", String.valueOf(!exec.input().isEmpty()));
        for (String part : exec.command()) {
            request = request.with("command", part);
        }
        return request;
    }

    ExecResult run() {
        ExecChannels channels = new ExecChannels(exec.input());
        WebSocket socket = connect(channels);
        try {
            return channels.result().get().result(request);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw cause instanceof ClusterException known
                    ? known
                    : client.endpoint().unreachable(cause, Exchange.LIMIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw client.endpoint().unreachable(interrupted, Exchange.LIMIT);
        } finally {
            socket.sendClose(NORMAL_CLOSE, "");
        }
    }

    private WebSocket connect(ExecChannels channels) {
        CompletableFuture<WebSocket> opening = client.exchange()
                .http()
                .newWebSocketBuilder()
                .uri(client.endpoint().uri(request))
                .subprotocol(PROTOCOL)
                // The API server takes a socket for a browser's, and looks at where it comes from.
                .setHeader("Origin", client.endpoint().address().server())
                .connectTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                .buildAsync(channels);
        try {
            return opening.get(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw notConnected(failed);
        } catch (TimeoutException late) {
            throw client.endpoint().unreachable(late, Exchange.LIMIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw client.endpoint().unreachable(interrupted, Exchange.LIMIT);
        } finally {
            // A handshake that is still under way closes its socket when it is done.
            opening.cancel(false);
        }
    }

    private ClusterException notConnected(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        if (Unreachable.find(cause, WebSocketHandshakeException.class).isEmpty()) {
            return cause instanceof ClusterException known
                    ? known
                    : client.endpoint().unreachable(cause, Exchange.LIMIT);
        }
        // The transport keeps no body of a failed handshake. Asked in plain HTTP the server runs nothing, and says what
        // is
        // wrong; when it only misses the upgrade, it does not know the protocol.
        ApiAnswer answer = client.send(request);
        if (answer.isSuccess()
                || answer.code() == BAD_REQUEST && answer.message().contains("pgrade")) {
            return new ClusterRefusedException(
                    BAD_REQUEST,
                    "BadRequest",
                    "could not " + request.purpose() + ": the API server does not speak " + PROTOCOL
                            + ", which it does from Kubernetes 1.30 on. Update it, or use kubectl exec.",
                    List.of());
        }
        return Refusal.of(request, answer, client.endpoint());
    }
}
