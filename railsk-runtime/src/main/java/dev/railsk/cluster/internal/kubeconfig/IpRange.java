package dev.railsk.cluster.internal.kubeconfig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses as numbers: one, or all that begin with the same bits. Never asks a name server. */
final class IpRange {

    private final byte[] network;
    private final int bits;

    private IpRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    static boolean isAddress(String host) {
        return address(host).length > 0;
    }

    /** Whether the host is an address within {@code ADDRESS/BITS}, or is that address. */
    static boolean holds(String range, String host) {
        byte[] address = address(host);
        int slash = range.indexOf('/');
        byte[] network = address(slash < 0 ? range : range.substring(0, slash));
        if (address.length == 0 || address.length != network.length) {
            return false;
        }
        int most = network.length * Byte.SIZE;
        int bits = slash < 0 ? most : number(range.substring(slash + 1));
        return bits >= 0 && bits <= most && new IpRange(network, bits).hasStartOf(address);
    }

    private boolean hasStartOf(byte[] address) {
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(network, 0, whole, address, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (network[whole] ^ address[whole]) >> (Byte.SIZE - rest) == 0;
    }

    private static byte[] address(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String literal = bracketed ? host.substring(1, host.length() - 1) : host;
        boolean numbers = literal.indexOf(':') >= 0 ? hasOnly(literal, "0123456789abcdefABCDEF:.") : isDotted(literal);
        try {
            return numbers ? InetAddress.getByName(literal).getAddress() : new byte[0];
        } catch (UnknownHostException noAddress) {
            return new byte[0];
        }
    }

    private static boolean isDotted(String text) {
        int parts = 0;
        for (String part : text.split("\\.", -1)) {
            int value = number(part);
            if (value < 0 || value > 255) {
                return false;
            }
            parts++;
        }
        return parts == 4;
    }

    private static boolean hasOnly(String text, String allowed) {
        for (int index = 0; index < text.length(); index++) {
            if (allowed.indexOf(text.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A short number without a sign; -1 for anything else. */
    private static int number(String text) {
        if (text.isEmpty() || text.length() > 3 || !hasOnly(text, "0123456789")) {
            return -1;
        }
        return Integer.parseInt(text);
    }
}
