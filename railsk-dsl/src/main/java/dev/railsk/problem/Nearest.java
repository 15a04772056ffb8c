package dev.railsk.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The names that there are, for a message about one that there is not: those spelt most alike come first. How alike is counted in
 * letters to insert, leave out, replace, or swap with the next one.
 */
public final class Nearest {

    private static final int SHORTEST_START = 3;

    private Nearest() {}

    /** All names, nearest first, else in their own order, with commas between. */
    public static String list(String wanted, Collection<String> known) {
        return String.join(", ", sorted(wanted, known));
    }

    /** All names, nearest first, else in their own order. */
    public static List<String> sorted(String wanted, Collection<String> known) {
        List<String> names = new ArrayList<>(known);
        names.sort(Comparator.comparingInt(name -> isStart(wanted, name) ? 0 : distance(wanted, name)));
        return names;
    }

    /** The name that is near enough to be meant: begun with what was written, or spelt almost like it. */
    public static Optional<String> of(String wanted, Collection<String> known) {
        int most = Math.max(1, wanted.length() / 3);
        return sorted(wanted, known).stream()
                .limit(1)
                .filter(name -> isStart(wanted, name) || distance(wanted, name) <= most)
                .findFirst();
    }

    /** A question with the name that is near, before this next step; the next step alone when none is. */
    public static String suggest(String wanted, Collection<String> known, String nextStep) {
        return of(wanted, known)
                .map(name -> "Did you mean \"" + name + "\"? " + nextStep)
                .orElse(nextStep);
    }

    /** All names that may have been meant, sorted: one in the other, or spelt much alike. */
    public static List<String> alike(String wanted, Collection<String> known) {
        int most = Math.max(2, wanted.length() / 4);
        return known.stream()
                .filter(name -> isWithin(wanted, name) || distance(wanted, name) <= most)
                .sorted()
                .toList();
    }

    private static boolean isStart(String wanted, String name) {
        return wanted.length() >= SHORTEST_START && name.startsWith(wanted);
    }

    private static boolean isWithin(String wanted, String name) {
        return !name.isEmpty() && (name.contains(wanted) || wanted.contains(name));
    }

    // The distance of Damerau and Levenshtein, of which two rows before the present one are needed.
    private static int distance(String from, String to) {
        int[] twoBefore = new int[to.length() + 1];
        int[] before = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] free = twoBefore;
            twoBefore = before;
            before = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
                if (isSwap(from, to, i, j)) {
                    row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
                }
            }
        }
        return row[to.length()];
    }

    private static boolean isSwap(String from, String to, int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
