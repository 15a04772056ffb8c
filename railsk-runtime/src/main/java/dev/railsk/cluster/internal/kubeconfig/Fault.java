package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Writes what is wrong with a kubeconfig: the fact, the place, the next step. */
final class Fault {

    private Fault() {}

    static KubeconfigException of(String fact, String place, String step) {
        return new KubeconfigException(fact + "\n    at " + place + "\n    " + step, null);
    }

    static KubeconfigException of(String fact, String place, String step, Throwable cause) {
        return new KubeconfigException(fact + "\n    at " + place + "\n    " + step, cause);
    }

    /** These names, those most like the wanted one first. */
    static List<String> nearestFirst(String wanted, Collection<String> known) {
        List<String> sorted = new ArrayList<>(known);
        sorted.sort(Comparator.comparingInt((String name) -> distance(wanted, name))
                .thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[previous.length];
            current[0] = row;
            for (int column = 1; column < previous.length; column++) {
                int changed = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
