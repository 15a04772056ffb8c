package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.internal.HiddenPlaces;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Takes credentials out of what a foreign program printed: the values that are known, and what looks like one.
 */
final class Redaction {

    static final String HIDDEN = HiddenPlaces.MARK;

    private static final String KEY_START = "-----BEGIN";
    private static final String KEY_END = "-----END";
    private static final List<String> TOKEN_STARTS =
            List.of("eyJ", "k8s-aws-v1.", "ya29.", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "sha256~", "AKIA", "ASIA");
    private static final int SHORTEST_TOKEN = 10;

    /** So many letters and digits without a break, with digits among them, are no word. */
    private static final int OPAQUE = 16;

    /** A shorter value is hidden as a word of its own only: "eks" is not cut out of "weeks". */
    private static final int SHORT = 8;

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PART_OF_A_PATH = 16;

    private final Collection<String> known;

    private Redaction(Collection<String> known) {
        this.known = known;
    }

    static Redaction knowing(KnownSecrets secrets) {
        return new Redaction(secrets.values());
    }

    /** Hides what looks like a credential only. */
    static Redaction nothingKnown() {
        return new Redaction(List.of());
    }

    /** The length of the longest value: so much of a text whose start was lost may be the rest of one. */
    int longest() {
        int longest = 0;
        for (String value : known) {
            longest = Math.max(longest, value.length());
        }
        return longest;
    }

    String of(String text) {
        HiddenPlaces hidden = new HiddenPlaces(text);
        for (String value : known) {
            markKnown(text, value, hidden);
        }
        markKeys(text, hidden);
        markUrls(text, hidden);
        markTokens(text, hidden);
        markAssigned(text, hidden);
        return hidden.cut();
    }

    private static void markKnown(String text, String value, HiddenPlaces hidden) {
        hidden.addAll(value, (start, end) -> value.length() >= SHORT || isWord(text, start, end));
    }

    private static boolean isWord(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static void markKeys(String text, HiddenPlaces hidden) {
        int start = text.indexOf(KEY_START);
        while (start >= 0) {
            int end = text.indexOf(KEY_END, start);
            int line = end < 0 ? -1 : text.indexOf('\n', end);
            hidden.add(start, line < 0 ? text.length() : line);
            start = line < 0 ? -1 : text.indexOf(KEY_START, line);
        }
    }

    private static void markUrls(String text, HiddenPlaces hidden) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 1)) {
            int start = at + 3;
            int end = start;
            int user = -1;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '"') {
                user = text.charAt(end) == '@' ? end : user;
                end++;
            }
            hidden.add(start, Math.max(start, user));
        }
    }

    private static void markTokens(String text, HiddenPlaces hidden) {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && isTokenPart(text.charAt(end))) {
                end++;
            }
            if (end - start >= SHORTEST_TOKEN && looksSecret(text, start, end)) {
                hidden.add(start, end);
            }
            start = end + 1;
        }
    }

    private static boolean isTokenPart(char unit) {
        return isAlphanumeric(unit) || "-_.+=~%".indexOf(unit) >= 0;
    }

    private static boolean looksSecret(String text, int start, int end) {
        for (String beginning : TOKEN_STARTS) {
            if (text.startsWith(beginning, start)) {
                return true;
            }
        }
        int length = 0;
        int digits = 0;
        for (int index = start; index < end; index++) {
            char unit = text.charAt(index);
            length = isAlphanumeric(unit) ? length + 1 : 0;
            digits = length == 0 ? 0 : digits + (unit <= '9' ? 1 : 0);
            if (length >= OPAQUE && digits >= 2 && digits < length) {
                return true;
            }
        }
        return false;
    }

    /** Whether this, which should be a path, is rather a credential: it goes on for long without any dot, dash or slash. */
    static boolean looksPasted(String path) {
        int length = 0;
        for (int index = 0; index < path.length(); index++) {
            char unit = path.charAt(index);
            length = isAlphanumeric(unit) ? length + 1 : 0;
            if (length >= LONGEST_PART_OF_A_PATH || unit < ' ') {
                return true;
            }
        }
        return path.contains("----") || !nothingKnown().of(path).equals(path);
    }

    private static boolean isAlphanumeric(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9');
    }

    /** What follows a name such as password, and a colon or an equals sign. */
    private static void markAssigned(String text, HiddenPlaces hidden) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if ((unit == ':' || unit == '=') && KnownSecrets.isSecretName(nameBefore(text, index))) {
                markValue(text, index + 1, hidden);
            }
        }
    }

    private static String nameBefore(String text, int at) {
        int end = at;
        while (end > 0 && " \"'".indexOf(text.charAt(end - 1)) >= 0 && at - end < LONGEST_NAME) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isNamePart(char unit) {
        return isAlphanumeric(unit) || unit == '_' || unit == '-';
    }

    private static void markValue(String text, int from, HiddenPlaces hidden) {
        int start = afterBlanks(text, from);
        String scheme =
                text.substring(start, Math.min(text.length(), start + 7)).toLowerCase(Locale.ROOT);
        if (scheme.equals("bearer ") || scheme.startsWith("basic ")) {
            start = afterBlanks(text, start + 6);
        }
        boolean quoted = start < text.length() && text.charAt(start) == '"';
        int end = quoted ? start + 1 : start;
        while (end < text.length() && !(quoted ? text.charAt(end) == '"' : isEnd(text.charAt(end)))) {
            end++;
        }
        hidden.add(quoted ? start + 1 : start, end);
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isEnd(char unit) {
        return Character.isWhitespace(unit) || ",;}".indexOf(unit) >= 0;
    }
}
