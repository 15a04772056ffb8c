package dev.railsk.cli.internal.args;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody probably meant: by the number of letters to add, drop, change or swap. */
public final class NearestName {

    private NearestName() {}

    /** A question with the nearest name, or the given next step when none is near. */
    public static String suggest(String written, List<String> known, String otherwise) {
        return of(written, known)
                .map(name -> "Did you mean \"" + name + "\"? " + otherwise)
                .orElse(otherwise);
    }

    /** The name that is near enough to be meant. */
    public static Optional<String> of(String written, List<String> known) {
        List<String> sorted = sorted(written, known);
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        String nearest = sorted.get(0);
        boolean isStart = written.length() > 2 && nearest.startsWith(written);
        return isStart || distance(written, nearest) <= Math.max(1, written.length() / 3)
                ? Optional.of(nearest)
                : Optional.empty();
    }

    /** All names, the nearest first; equally near ones in the given order. */
    public static List<String> sorted(String written, List<String> known) {
        List<String> sorted = new ArrayList<>(known);
        sorted.sort(Comparator.comparingInt(name -> rank(written, name)));
        return sorted;
    }

    private static int rank(String written, String name) {
        return written.length() > 2 && name.startsWith(written) ? 0 : distance(written, name);
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right, int i, int j) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean isSwap = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return isSwap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
