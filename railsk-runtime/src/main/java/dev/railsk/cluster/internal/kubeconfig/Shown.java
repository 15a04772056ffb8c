package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Words of a kubeconfig as a message may repeat them: short, on one line, and without what looks like a credential. */
final class Shown {

    private static final int LONGEST = 100;
    private static final int LONGEST_HINT = 500;
    private static final int LONGEST_WORD = 1000;
    private static final int MOST_NAMES = 20;
    private static final int MOST_COMPARED = 1000;

    private Shown() {}

    /** A name of a context, cluster or user, which is nobody's secret. */
    static String name(String text) {
        return cut(text, LONGEST);
    }

    /** What people are to read that a provider wrote. */
    static String hint(String text) {
        return cut(text.strip(), LONGEST_HINT);
    }

    /** A file or a program. Somebody may have pasted a credential where its file belongs. */
    static String word(String text) {
        if (text.length() > LONGEST_WORD || text.contains("-----BEGIN")) {
            return Redaction.HIDDEN;
        }
        return cut(Redaction.nothingKnown().of(text), LONGEST_WORD);
    }

    /** The names that there are, those most like the wanted one first. */
    static String names(String wanted, Collection<String> known) {
        List<String> compared = new ArrayList<>();
        for (String name : known) {
            if (compared.size() < MOST_COMPARED) {
                compared.add(name(name));
            }
        }
        String all = Nearest.list(name(wanted), compared);
        int end = 0;
        for (int count = 0; count < MOST_NAMES && end >= 0; count++) {
            end = all.indexOf(", ", end + 1);
        }
        return end < 0 ? all : all.substring(0, end) + " and " + (known.size() - MOST_NAMES) + " more";
    }

    private static String cut(String text, int most) {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < Math.min(text.length(), most); index++) {
            char unit = text.charAt(index);
            line.append(Character.isISOControl(unit) ? ' ' : unit);
        }
        return text.length() > most ? line + "..." : line.toString();
    }
}
