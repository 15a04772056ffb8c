package dev.railsk.testing.cluster.internal.rules;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Networks in the notation of an address and the length of its prefix. */
public final class Networks {

    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final int BYTE = 255;
    private static final int BITS_4 = 32;
    private static final int BITS_6 = 128;
    private static final int GROUPS_6 = 8;

    private Networks() {}

    /** Whether a text is a network. Zeros in front of a number are taken, as they always were. */
    public static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        int prefix = number(text.substring(slash + 1), BITS_6);
        return prefix >= 0 && (isAddress4(address) ? prefix <= BITS_4 : isAddress6(address));
    }

    private static boolean isAddress4(String address) {
        List<String> parts = List.of(address.split("\\.", -1));
        return parts.size() == 4 && parts.stream().allMatch(part -> number(part, BYTE) >= 0);
    }

    private static boolean isAddress6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address) == GROUPS_6;
        }
        int before = gap == 0 ? 0 : groups(address.substring(0, gap));
        int after = gap + 2 == address.length() ? 0 : groups(address.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < GROUPS_6;
    }

    /** How many groups of digits there are; -1 where one is none. */
    private static int groups(String text) {
        List<String> groups = List.of(text.split(":", -1));
        return groups.stream().allMatch(group -> GROUP.matcher(group).matches()) ? groups.size() : -1;
    }

    /** A number that is not above this one; -1 where it is none. */
    private static int number(String text, int most) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
    }

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
