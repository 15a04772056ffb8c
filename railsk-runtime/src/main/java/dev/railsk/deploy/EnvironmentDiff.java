package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Difference;
import java.util.List;

/**
 * What a deploy would change, by the API server's own word.
 *
 * @param objects every object of the set, in the order of the apply
 */
public record EnvironmentDiff(List<ObjectDiff> objects) {

    public EnvironmentDiff {
        objects = List.copyOf(objects);
    }

    /** Whether a deploy would write nothing. */
    public boolean isEmpty() {
        return objects.stream()
                .allMatch(object -> object.effect() == Effect.UNCHANGED || object.effect() == Effect.LEFT);
    }

    /** What would become of an object. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** It is no longer defined and still there: a deploy deletes it. */
        DELETED,
        /** It is no longer defined and still there: a deploy leaves it as it is; the detail says why. */
        LEFT,
        /** The API server would refuse it; the detail says why. */
        REFUSED
    }

    /**
     * One object.
     *
     * @param object which
     * @param effect what would become of it
     * @param differences what would change, field by field; values of a Secret are never shown
     * @param detail why it would be refused or left, or what could not be asked; else empty
     * @param taken whose fields a deploy would take over before
     */
    public record ObjectDiff(
            ObjectRef object, Effect effect, List<Difference> differences, String detail, List<TakenFields> taken) {
        public ObjectDiff {
            differences = List.copyOf(differences);
            taken = List.copyOf(taken);
        }

        /** An object of which nothing would be taken over. */
        public ObjectDiff(ObjectRef object, Effect effect, List<Difference> differences, String detail) {
            this(object, effect, differences, detail, List.of());
        }
    }
}
