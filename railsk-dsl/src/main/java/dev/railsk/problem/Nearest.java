package dev.railsk.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that there are, for a message about one that there is not: those spelt most alike come first. */
public final class Nearest {

    private Nearest() {}

    /** The known names, nearest first, else in their own order, with commas between. */
    public static String list(String wanted, Collection<String> known) {
        List<String> names = new ArrayList<>(known);
        names.sort(Comparator.comparingInt(name -> distance(wanted, name)));
        return String.join(", ", names);
    }

    // Levenshtein's distance: the fewest letters to insert, leave out or replace.
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
