package dev.railsk.testing.cluster.internal.rules;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Networks in the notation of an address and the length of its prefix. */
public final class Networks {

    private Networks() {}

    /** Whether a network, well written, is a part of another one and smaller. */
    public static boolean isWithin(String part, String whole) {
        byte[] inner = address(part);
        byte[] outer = address(whole);
        int outerBits = prefix(whole);
        if (inner.length != outer.length || prefix(part) <= outerBits) {
            return false;
        }
        int rest = outer.length * Byte.SIZE - outerBits;
        return new BigInteger(1, inner).shiftRight(rest).equals(new BigInteger(1, outer).shiftRight(rest));
    }

    private static byte[] address(String network) {
        try {
            // An address in figures: no name is looked up.
            return InetAddress.getByName(network.substring(0, network.indexOf('/')))
                    .getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + network, e);
        }
    }

    private static int prefix(String network) {
        return Integer.parseInt(network.substring(network.indexOf('/') + 1));
    }
}
