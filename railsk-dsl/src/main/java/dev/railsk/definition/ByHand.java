package dev.railsk.definition;

import java.util.List;

/**
 * What an author writes in Kubernetes' own terms, because the definition has no word for it.
 *
 * @param objects objects beside the rendered ones
 * @param edits changes of rendered objects, in the order in which they are applied
 * @param conflicts what a deploy does about fields that others own
 */
public record ByHand(List<ExtraObject> objects, List<ObjectEdit> edits, List<FieldPolicy> conflicts) {

    /** Nothing. */
    public static final ByHand NONE = new ByHand(List.of(), List.of(), List.of());

    public ByHand {
        objects = List.copyOf(objects);
        edits = List.copyOf(edits);
        conflicts = List.copyOf(conflicts);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return objects.isEmpty() && edits.isEmpty() && conflicts.isEmpty();
    }
}
