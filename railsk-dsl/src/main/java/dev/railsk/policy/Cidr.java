package dev.railsk.policy;

import dev.railsk.name.internal.Syntax;

/** Networks in CIDR notation. */
final class Cidr {

    private static final int BYTE = 255;
    private static final int BITS_4 = 32;
    private static final int BITS_6 = 128;
    private static final int GROUPS_6 = 8;

    private Cidr() {}

    static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        String prefix = text.substring(slash + 1);
        return (isAddress4(address) && isNumber(prefix, BITS_4)) || (isAddress6(address) && isNumber(prefix, BITS_6));
    }

    private static boolean isAddress4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!isNumber(part, BYTE)) {
                return false;
            }
        }
        return true;
    }

    // A leading zero is refused: some read such a number as octal.
    private static boolean isNumber(String text, int most) {
        boolean hasLeadingZero = text.length() > 1 && text.startsWith("0");
        return Syntax.isNumber(text, 3) && !hasLeadingZero && Integer.parseInt(text) <= most;
    }

    private static boolean isAddress6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address) == GROUPS_6;
        }
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        int left = before.isEmpty() ? 0 : groups(before);
        int right = after.isEmpty() ? 0 : groups(after);
        return left >= 0 && right >= 0 && left + right < GROUPS_6;
    }

    /** How many groups of hexadecimal digits there are; -1 where one is none. */
    private static int groups(String text) {
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (group.isEmpty() || group.length() > 4) {
                return -1;
            }
            for (int index = 0; index < group.length(); index++) {
                if (Character.digit(group.charAt(index), 16) < 0 || group.charAt(index) > 'f') {
                    return -1;
                }
            }
        }
        return groups.length;
    }
}
