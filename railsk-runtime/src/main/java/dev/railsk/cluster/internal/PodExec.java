package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.internal.transport.HandshakeException;
import dev.railsk.cluster.internal.transport.MessageSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs one program in a container, over a WebSocket of the client. */
final class PodExec {

    /** Its input can be ended, which older protocols cannot: there a program that reads to the end never comes to one. */
    private static final String PROTOCOL = "v5.channel.k8s.io";

    /**
     * How often the connection is tried while a program is silent. On Java 17 an end that arrives with the first message is lost, and
     * an end that a cut network swallowed never arrives: only writing finds out.
     */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(1);

    /** The transport may refuse a message for a moment after the last one has left; what it refuses for longer never goes. */
    private static final int REFUSALS = 500;

    private static final int BAD_REQUEST = 400;

    private final ApiClient client;
    private final ExecRequest exec;
    private final ApiRequest request;

    PodExec(ApiClient client, ExecRequest exec) {
        this.client = client;
        this.exec = exec;
        this.request = request(exec);
    }

    private static ApiRequest request(ExecRequest exec) {
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
        requireUpgrade();
        ExecChannels channels = new ExecChannels(exec.input());
        MessageSocket socket = connect(channels);
        try {
            for (ByteBuffer message : channels.messages()) {
                send(socket, channels, message);
            }
            awaitEnd(socket, channels);
            return client.exchange().await(channels.result(), Exchange.LIMIT).result(request);
        } catch (ExecutionException failed) {
            throw client.exchange().failure(failed);
        } finally {
            socket.close();
        }
    }

    /**
     * Ask in plain HTTP first: an API server runs nothing then, and says what is wrong, or that only the upgrade is missing. The
     * transport keeps no answer of a handshake that fails, and puts no bound to it, so it must not be tried on a stranger.
     */
    private void requireUpgrade() {
        ApiAnswer answer = client.send(request);
        boolean isReady = answer.code() == BAD_REQUEST && answer.message().contains("pgrade");
        if (answer.isSuccess()) {
            throw client.endpoint().foreign();
        }
        if (!isReady) {
            throw Refusal.of(request, answer, client.endpoint());
        }
    }

    /** A program may run as long as it wants; who waits can be interrupted. */
    private void awaitEnd(MessageSocket socket, ExecChannels channels) throws ExecutionException {
        while (true) {
            CompletableFuture<Boolean> ended = channels.result()
                    .handle((end, failure) -> true)
                    .completeOnTimeout(false, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
            if (client.exchange().await(ended, KEEP_ALIVE.multipliedBy(2))) {
                return;
            }
            send(socket, channels, ExecChannels.keepAlive());
        }
    }

    /** One message after the other: the transport refuses a second one while the first is on its way. */
    private void send(MessageSocket socket, ExecChannels channels, ByteBuffer message) {
        int refusals = 0;
        while (!channels.result().isDone()) {
            if (!socket.isSending()) {
                if (socket.send(message.duplicate())) {
                    return;
                }
                refusals++;
                if (refusals > REFUSALS) {
                    channels.lost();
                }
            }
            client.pause(BETWEEN_MESSAGES);
        }
    }

    private MessageSocket connect(ExecChannels channels) {
        try {
            return client.exchange().open(request, PROTOCOL, channels);
        } catch (ExecutionException failed) {
            throw notConnected(failed);
        }
    }

    private ClusterException notConnected(ExecutionException failed) {
        Optional<HandshakeException> handshake = Unreachable.find(failed, HandshakeException.class);
        if (handshake.isEmpty()) {
            return client.exchange().failure(failed);
        }
        return new ClusterRefusedException(
                BAD_REQUEST,
                "BadRequest",
                "could not " + request.purpose() + ": the API server does not open " + PROTOCOL + " (HTTP "
                        + handshake.get().code()
                        + "), which it does from Kubernetes 1.30 on. Update it, or use kubectl exec.",
                List.of());
    }
}
