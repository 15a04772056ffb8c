package dev.railsk.name.internal;

/** Blocks of IP addresses as Kubernetes takes them, such as {@code 10.0.0.0/8} and {@code 2001:db8::/32}. */
public final class Cidr {

    private static final int BITS_OF_4 = 32;
    private static final int BITS_OF_6 = 128;
    private static final int GROUPS_OF_6 = 8;

    private Cidr() {}

    /** Whether a text is one. */
    public static boolean is(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        boolean is6 = address.indexOf(':') >= 0;
        return isNumber(text.substring(slash + 1), is6 ? BITS_OF_6 : BITS_OF_4) && (is6 ? is6(address) : is4(address));
    }

    private static boolean is4(String address) {
        String rest = address;
        for (int dots = 0; dots < 3; dots++) {
            int dot = rest.indexOf('.');
            if (dot < 0 || !isNumber(rest.substring(0, dot), 255)) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return isNumber(rest, 255);
    }

    // At most eight groups of four hexadecimal digits; one "::" stands for those that are left out.
    private static boolean is6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address) == GROUPS_OF_6;
        }
        String after = address.substring(gap + 2);
        int first = groups(address.substring(0, gap));
        int last = groups(after);
        return first >= 0 && last >= 0 && first + last < GROUPS_OF_6;
    }

    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int groups = 1;
        int digits = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == ':' && digits > 0) {
                groups++;
                digits = 0;
            } else if (Character.digit(unit, 16) >= 0 && unit < 128 && digits < 4) {
                digits++;
            } else {
                return -1;
            }
        }
        return digits > 0 ? groups : -1;
    }

    private static boolean isNumber(String text, int highest) {
        boolean isPlain = Syntax.isNumber(text, 3) && (text.length() == 1 || text.charAt(0) != '0');
        return isPlain && Integer.parseInt(text) <= highest;
    }
}
