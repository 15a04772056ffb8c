package dev.railsk.manifest;

import dev.railsk.manifest.internal.TreeComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where two sets of manifests differ, field by field.
 *
 * <p>Objects are matched by group, kind, namespace and name; their order in the set does not matter. Within an object
 * nothing is ignored:
 *
 * <ul>
 *   <li>Lists with a merge key (containers, env, volumes, ports, ...) are matched by that key, other lists by index. The
 *       order of containers, initContainers and env means something to Kubernetes and is a difference of its own.
 *   <li>Resource quantities are compared by value, so that {@code 1000m} equals {@code 1}.
 *   <li>A null, an empty list and an absent field are three different things, and so are {@code 80} and {@code "80"}.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class ManifestDifference {

    private final List<Difference> differences;

    private ManifestDifference(List<Difference> differences) {
        this.differences = List.copyOf(differences);
    }

    static ManifestDifference between(ManifestSet wanted, ManifestSet found) {
        List<Difference> differences = new ArrayList<>();
        for (Manifest manifest : wanted) {
            Optional<Manifest> other = found.find(manifest.id());
            if (other.isEmpty()) {
                differences.add(whole(manifest.id(), Difference.Change.OBJECT_MISSING, "the object", "no such object"));
            } else {
                differences.addAll(compare(manifest, other.get()));
            }
        }
        for (Manifest manifest : found) {
            if (wanted.find(manifest.id()).isEmpty()) {
                differences.add(whole(manifest.id(), Difference.Change.OBJECT_ADDED, "no such object", "the object"));
            }
        }
        return new ManifestDifference(differences);
    }

    static ManifestDifference between(Manifest wanted, Manifest found) {
        return new ManifestDifference(compare(wanted, found));
    }

    private static List<Difference> compare(Manifest wanted, Manifest found) {
        return TreeComparison.compare(
                wanted.id(), wanted.tree().value(), found.tree().value());
    }

    private static Difference whole(ManifestId id, Difference.Change change, String wanted, String found) {
        return new Difference(id, "", "", change, wanted, found);
    }

    /** Whether the two are equal. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** The differences, in the order of the wanted set. */
    public List<Difference> differences() {
        return differences;
    }

    /** How many there are, then each with its place, the wanted and the found value. */
    @Override
    public String toString() {
        if (differences.isEmpty()) {
            return "no difference";
        }
        StringBuilder text = new StringBuilder();
        text.append(differences.size()).append(differences.size() == 1 ? " difference" : " differences");
        for (Difference difference : differences) {
            text.append('\n').append(difference);
        }
        return text.toString();
    }
}
