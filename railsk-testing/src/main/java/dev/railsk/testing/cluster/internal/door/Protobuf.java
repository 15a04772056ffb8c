package dev.railsk.testing.cluster.internal.door;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A message as kubectl sends it where nobody has asked for JSON: its fields of text and of messages, by number. Of what a client sends that
 * way the fake reads only the questions about rights, which have no others.
 */
final class Protobuf {

    private static final String MAGIC = "k8s\0";
    private static final int OBJECT = 2;
    private static final int WITH_LENGTH = 2;

    private final Map<Integer, byte[]> fields = new HashMap<>();

    private Protobuf(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            long key = number(bytes);
            long number = number(bytes);
            if ((key & 7) == WITH_LENGTH) {
                byte[] value = new byte[Math.toIntExact(number)];
                bytes.get(value);
                fields.put((int) (key >> 3), value);
            }
        }
    }

    /** Seven bits a byte, the lowest first; the eighth says that more come. */
    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /**
     * The object in a request's body, which has a char for each byte.
     *
     * @throws IllegalArgumentException when it is no such message
     */
    static Protobuf object(String body) {
        try {
            if (!body.startsWith(MAGIC)) {
                throw new IllegalArgumentException("the body is no protobuf of Kubernetes");
            }
            byte[] message = body.substring(MAGIC.length()).getBytes(StandardCharsets.ISO_8859_1);
            return new Protobuf(message).message(OBJECT);
        } catch (BufferUnderflowException | ArithmeticException | NegativeArraySizeException cut) {
            throw new IllegalArgumentException("the body ends early", cut);
        }
    }

    /** A message in it; an empty one where there is none. */
    Protobuf message(int number) {
        return new Protobuf(fields.getOrDefault(number, new byte[0]));
    }

    /** A text in it; empty where there is none. */
    String text(int number) {
        return new String(fields.getOrDefault(number, new byte[0]), StandardCharsets.UTF_8);
    }
}
