package dev.railsk.testing.cluster.internal.server;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes what a real server makes at random, in a fixed order: the same run gives the same names. */
public final class Identities {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private long objects;
    private long names;
    private int addresses = 10;
    private int nodePorts = 30000;

    /** The identity of a new object. */
    public String uid() {
        objects++;
        return UUID.nameUUIDFromBytes(("object " + objects).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Five letters for the name of a new pod. */
    public String suffix() {
        names++;
        return letters(names * STRIDE, 5);
    }

    /** Letters for a hash. */
    public static String letters(long seed, int length) {
        StringBuilder text = new StringBuilder();
        long rest = seed;
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
        return text.toString();
    }

    /** An address in this network, such as {@code 10.96}. */
    public String address(String network) {
        addresses++;
        return network + "." + addresses / 250 + "." + (addresses % 250 + 1);
    }

    /** A port on the nodes. */
    int nodePort() {
        return nodePorts++;
    }
}
