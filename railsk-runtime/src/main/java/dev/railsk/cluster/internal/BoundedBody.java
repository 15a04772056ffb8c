package dev.railsk.cluster.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects the body of an answer, up to a limit. */
final class BoundedBody {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    synchronized void add(List<ByteBuffer> pieces) throws BoundException {
        for (ByteBuffer piece : pieces) {
            if (bytes.size() + (long) piece.remaining() > Bounds.BODY) {
                throw new BoundException("an answer of more than " + Bounds.size(Bounds.BODY) + Unreachable.UNLIKELY);
            }
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.write(copy, 0, copy.length);
        }
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
