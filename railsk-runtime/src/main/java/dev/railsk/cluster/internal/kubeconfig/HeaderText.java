package dev.railsk.cluster.internal.kubeconfig;

/**
 * Checks what is going to stand in a header of a request. Java's HTTP client refuses a bad header with a message that
 * repeats it, and that may be a token.
 */
final class HeaderText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private HeaderText() {}

    /** A token without the blanks and line breaks around it, which files and programs leave there. */
    static String token(Entry user, String what, String text) {
        String token = text.strip();
        if (!token.isEmpty() && token.charAt(0) == BYTE_ORDER_MARK) {
            token = token.substring(1).strip();
        }
        if (token.isEmpty()) {
            throw user.fault(what + " is empty", "Log in again.");
        }
        require(user, what, token, false);
        return token;
    }

    /** A name of a user or a group, which may have blanks within. */
    static String name(Entry user, String what, String text) {
        if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
            throw user.fault(what + " must have neither blanks around it nor be empty", "Correct it.");
        }
        require(user, what, text, true);
        return text;
    }

    private static void require(Entry user, String what, String text, boolean blanks) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit > '~' || unit < ' ' || (unit == ' ' && !blanks)) {
                throw user.fault(
                        what + " must be one line of plain characters, but its character " + (index + 1) + " is "
                                + kind(unit),
                        "Write it again without that character, or log in again.");
            }
        }
    }

    private static String kind(char unit) {
        if (unit == '\n' || unit == '\r') {
            return "a line break";
        }
        if (unit == ' ') {
            return "a blank";
        }
        return unit > '~' ? "none of ASCII" : "a control character";
    }
}
