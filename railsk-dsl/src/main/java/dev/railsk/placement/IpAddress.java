package dev.railsk.placement;

import dev.railsk.name.internal.Syntax;

/** What an IP address looks like. Java's own parser would ask a name server. */
final class IpAddress {

    private static final int BYTES = 4;
    private static final int HIGHEST_BYTE = 255;
    private static final int GROUPS = 8;
    private static final int LONGEST_GROUP = 4;

    private IpAddress() {}

    static boolean is(String text) {
        return text.indexOf(':') < 0 ? isVersion4(text) : isVersion6(text);
    }

    private static boolean isVersion4(String text) {
        String[] bytes = text.split("\\.", -1);
        for (String part : bytes) {
            boolean hasZeroBefore = part.length() > 1 && part.charAt(0) == '0';
            if (!Syntax.isNumber(part, 3) || hasZeroBefore || Integer.parseInt(part) > HIGHEST_BYTE) {
                return false;
            }
        }
        return bytes.length == BYTES;
    }

    private static boolean isVersion6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == GROUPS;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of hexadecimal digits there are; -1 where something else is. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (group.isEmpty() || group.length() > LONGEST_GROUP || !isHexadecimal(group)) {
                return -1;
            }
        }
        return groups.length;
    }

    private static boolean isHexadecimal(String group) {
        for (int index = 0; index < group.length(); index++) {
            if ("0123456789abcdefABCDEF".indexOf(group.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }
}
