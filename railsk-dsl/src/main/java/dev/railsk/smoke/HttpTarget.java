package dev.railsk.smoke;

/** What can be asked over HTTP. It is read by hand, as a definition knows nothing of the network. */
final class HttpTarget {

    private static final String NOT_IN_A_URL = "\"<>\\^`{|}[]#@";
    private static final String HEX = "0123456789abcdefABCDEF";
    private static final int HIGHEST_PORT = 65_535;

    private HttpTarget() {}

    /** Whether a text is a path, or an address without login and fragment. */
    static boolean is(String text) {
        if (!isOfUrl(text)) {
            return false;
        }
        if (text.startsWith("/")) {
            return !text.startsWith("//");
        }
        for (String scheme : new String[] {"https://", "http://"}) {
            if (text.startsWith(scheme)) {
                return isServer(text.substring(scheme.length(), endOfServer(text, scheme.length())));
            }
        }
        return false;
    }

    private static boolean isOfUrl(String text) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean isAllowed = letter > ' ' && letter <= '~' && NOT_IN_A_URL.indexOf(letter) < 0;
            if (!isAllowed || (letter == '%' && !isEscape(text, index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(String text, int percent) {
        return text.length() > percent + 2
                && HEX.indexOf(text.charAt(percent + 1)) >= 0
                && HEX.indexOf(text.charAt(percent + 2)) >= 0;
    }

    private static int endOfServer(String text, int from) {
        for (int index = from; index < text.length(); index++) {
            if (text.charAt(index) == '/' || text.charAt(index) == '?') {
                return index;
            }
        }
        return text.length();
    }

    private static boolean isServer(String server) {
        int colon = server.indexOf(':');
        return isHost(colon < 0 ? server : server.substring(0, colon))
                && (colon < 0 || isPort(server.substring(colon + 1)));
    }

    private static boolean isHost(String host) {
        char before = '.';
        for (int index = 0; index < host.length(); index++) {
            char letter = host.charAt(index);
            boolean isPlain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9');
            boolean isWithin = (letter == '-' && before != '.') || (letter == '.' && before != '.' && before != '-');
            if (!isPlain && !isWithin) {
                return false;
            }
            before = letter;
        }
        return !host.isEmpty() && before != '.' && before != '-';
    }

    private static boolean isPort(String port) {
        int value = 0;
        for (int index = 0; index < port.length() && index < 6; index++) {
            if (port.charAt(index) < '0' || port.charAt(index) > '9') {
                return false;
            }
            value = value * 10 + port.charAt(index) - '0';
        }
        return value >= 1 && value <= HIGHEST_PORT;
    }
}
