package dev.railsk.deploy.internal.preflight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds names that may have been meant. */
final class NearMatches {

    private NearMatches() {}

    /** The names near to the wanted one, in order. */
    static List<String> of(String wanted, Collection<String> names) {
        List<String> near = new ArrayList<>();
        for (String name : names) {
            boolean isPart = !name.isEmpty() && (name.contains(wanted) || wanted.contains(name));
            if (isPart || distance(wanted, name) <= Math.max(2, wanted.length() / 4)) {
                near.add(name);
            }
        }
        near.sort(null);
        return near;
    }

    /** How many letters differ. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
