package dev.railsk.name.internal;

/**
 * What texts may look like, told character by character: regular expressions would take a tenth of the time in which a
 * script's first render must be done. All characters are ASCII.
 */
public final class Syntax {

    private Syntax() {}

    /** Whether it has lower-case letters, digits and dashes, no dash first or last: one part of a DNS name. */
    public static boolean isLabel(String text, int longest) {
        if (text.isEmpty() || text.length() > longest || text.startsWith("-") || text.endsWith("-")) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (!isLowerCase(unit) && !isDigit(unit) && unit != '-') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is labels with dots between them. */
    public static boolean isDomain(String text) {
        int from = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
            if (!isLabel(text.substring(from, dot), text.length())) {
                return false;
            }
            from = dot + 1;
        }
        return isLabel(text.substring(from), text.length());
    }

    /** Whether it has letters, digits and these others, at least one of them and at most so many. */
    public static boolean isWord(String text, String others, int longest) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (!isLetterOrDigit(unit) && others.indexOf(unit) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }

    /** Whether its first and its last character are letters or digits. */
    public static boolean isPlainAtBothEnds(String text) {
        return !text.isEmpty() && isLetterOrDigit(text.charAt(0)) && isLetterOrDigit(text.charAt(text.length() - 1));
    }

    /** Whether it has digits only, at least one of them and at most so many. */
    public static boolean isNumber(String text, int longest) {
        for (int index = 0; index < text.length(); index++) {
            if (!isDigit(text.charAt(index))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }

    /** Whether there is a lower-case letter in it. */
    public static boolean hasLowerCase(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (isLowerCase(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }

    /** Whether its first character is a digit. */
    public static boolean startsWithDigit(String text) {
        return !text.isEmpty() && isDigit(text.charAt(0));
    }

    private static boolean isLetterOrDigit(char unit) {
        return isLowerCase(unit) || (unit >= 'A' && unit <= 'Z') || isDigit(unit);
    }

    private static boolean isLowerCase(char unit) {
        return unit >= 'a' && unit <= 'z';
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** The index of the first half of a surrogate pair that stands alone; -1 in well-formed text. */
    public static int brokenPair(String text) {
        boolean pairOpen = false;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isLowSurrogate(unit) != pairOpen) {
                return pairOpen ? index - 1 : index;
            }
            pairOpen = Character.isHighSurrogate(unit);
        }
        return pairOpen ? text.length() - 1 : -1;
    }
}
