package dev.railsk.cluster.internal;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects the body of an answer, up to a limit. */
final class BoundedBody implements AsyncBody.Consumer<List<ByteBuffer>> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void consume(List<ByteBuffer> pieces, AsyncBody source) throws BoundException {
        for (ByteBuffer piece : pieces) {
            if (bytes.size() + (long) piece.remaining() > Bounds.BODY) {
                throw new BoundException("an answer of more than " + Bounds.size(Bounds.BODY) + Unreachable.UNLIKELY);
            }
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.write(copy, 0, copy.length);
        }
        source.consume();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
