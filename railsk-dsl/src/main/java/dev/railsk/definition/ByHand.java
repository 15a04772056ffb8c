package dev.railsk.definition;

import java.util.List;

/**
 * What an author writes in Kubernetes' own terms, because the definition has no word for it.
 *
 * @param objects objects beside the rendered ones
 * @param edits changes of rendered objects, in the order in which they are applied
 */
public record ByHand(List<ExtraObject> objects, List<ObjectEdit> edits) {

    /** Nothing. */
    public static final ByHand NONE = new ByHand(List.of(), List.of());

    public ByHand {
        objects = List.copyOf(objects);
        edits = List.copyOf(edits);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return objects.isEmpty() && edits.isEmpty();
    }
}
