package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.kinds.Allocation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Makes what a real server makes at random, in a fixed order: the same run gives the same names. */
public final class Identities implements Allocation {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final long STRIDE = 0x9E3779B97F4A7C15L;
    private static final int SUFFIX = 5;
    private static final int FIRST_ADDRESS = 10;

    private final Map<String, Integer> madeNow = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private Instant moment = Instant.MIN;
    private long names;
    private int nodePorts = 30000;

    /** The identity of a new object: by its name, so that it does not matter which of several threads was the first. */
    public String uid(ObjectRef ref, Instant now) {
        if (!now.equals(moment)) {
            moment = now;
            madeNow.clear();
        }
        String object = ref.kind() + " " + ref.namespace() + "/" + ref.name() + " at " + now;
        int number = madeNow.merge(object, 1, Integer::sum);
        return UUID.nameUUIDFromBytes((object + " number " + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Five letters for the name of a new pod. */
    public String suffix() {
        names++;
        return letters(names * STRIDE, SUFFIX);
    }

    /** By the identity alone: pods are named by the letters that are drawn in a row, and must not change with their parts. */
    @Override
    public String letters(String uid) {
        return letters(uid.hashCode() * STRIDE, SUFFIX);
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

    @Override
    public String address(String network) {
        int number = addresses.merge(network, 1, Integer::sum) + FIRST_ADDRESS;
        return network + "." + number / 250 + "." + (number % 250 + 1);
    }

    @Override
    public int nodePort() {
        return nodePorts++;
    }
}
