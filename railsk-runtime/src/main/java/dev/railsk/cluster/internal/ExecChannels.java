package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.internal.transport.MessageListener;
import dev.railsk.cluster.internal.transport.MessageSocket;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What goes to and comes from a program: each message begins with the number of its channel. */
final class ExecChannels implements MessageListener {

    /** Between two messages. */
    private static final int NONE = -2;

    private static final byte INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int STATUS = 3;

    /** The size of the terminal. A program that has none ignores it, and so does the server. */
    private static final byte RESIZE = 4;

    private static final byte CLOSE = (byte) 255;

    /** The server reads messages of at most this size. */
    private static final int PIECE = 32 << 10;

    private final byte[] input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream status = new ByteArrayOutputStream();
    private final CompletableFuture<End> result = new CompletableFuture<>();
    private int channel = NONE;

    ExecChannels(String input) {
        this.input = input.getBytes(StandardCharsets.UTF_8);
    }

    /** How the program ended, once it has. */
    CompletableFuture<End> result() {
        return result;
    }

    /** What is sent to the program: its input in pieces, and the word that it has ended. */
    List<ByteBuffer> messages() {
        List<ByteBuffer> messages = new ArrayList<>();
        for (int from = 0; from < input.length; from += PIECE) {
            int length = Math.min(PIECE, input.length - from);
            messages.add(ByteBuffer.allocate(length + 1)
                    .put(INPUT)
                    .put(input, from, length)
                    .flip());
        }
        if (input.length > 0) {
            messages.add(ByteBuffer.wrap(new byte[] {CLOSE, INPUT}));
        }
        return messages;
    }

    /** A message that says nothing to anyone. */
    static ByteBuffer keepAlive() {
        return ByteBuffer.wrap(new byte[] {RESIZE});
    }

    @Override
    public void piece(MessageSocket socket, ByteBuffer piece, boolean isLast) {
        if (channel == NONE && piece.hasRemaining()) {
            channel = piece.get();
        }
        take(piece);
        if (isLast) {
            if (channel == STATUS) {
                finish();
            }
            channel = NONE;
        }
        if (!result.isDone()) {
            socket.more();
        }
    }

    private void take(ByteBuffer message) {
        if (channel > STATUS || channel < OUTPUT) {
            return;
        }
        ByteArrayOutputStream into = channel == OUTPUT ? output : channel == ERRORS ? errors : status;
        if (into.size() + (long) message.remaining() > Bounds.OUTPUT) {
            result.completeExceptionally(new BoundException("more than " + Bounds.size(Bounds.OUTPUT)
                    + " of a program's output. Write it to a file in the container, or let the program write less"));
            return;
        }
        byte[] copy = new byte[message.remaining()];
        message.get(copy);
        into.write(copy, 0, copy.length);
    }

    private void finish() {
        try {
            Tree end = Tree.parseJson(status.toString(StandardCharsets.UTF_8));
            result.complete(
                    new End(end, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8)));
        } catch (ManifestException incomplete) {
            // The rest comes with the next message, or never: then the end of the connection is told.
        }
    }

    @Override
    public void closed() {
        lost();
    }

    /** Tell who waits that no more comes. */
    void lost() {
        result.completeExceptionally(new EOFException("the program's connection was closed before it ended"));
    }

    @Override
    public void broken(Throwable failure) {
        if (failure instanceof InternalError) {
            // Java 17 stumbles over an end that arrives while it hands on a message.
            lost();
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** The server's last word on a program, with what it wrote. */
    record End(Tree status, String output, String errors) {

        ExecResult result(ApiRequest request) {
            if (status.at("status").text().orElse("").equals("Success")) {
                return new ExecResult(0, output, errors);
            }
            for (Tree cause : status.at("details", "causes").items()) {
                String code = cause.at("message").text().orElse("");
                if (cause.at("reason").text().orElse("").equals("ExitCode") && code.matches("\\d{1,9}")) {
                    return new ExecResult(Integer.parseInt(code), output, errors);
                }
            }
            throw refusal(request);
        }

        private ClusterException refusal(ApiRequest request) {
            return new ClusterRefusedException(
                    status.at("code").integer().orElse(500L).intValue(),
                    Bounds.cut(status.at("reason").text().orElse("")),
                    "could not " + request.purpose() + ": "
                            + Bounds.cut(status.at("message").text().orElse("the program was not run")),
                    List.of());
        }
    }
}
