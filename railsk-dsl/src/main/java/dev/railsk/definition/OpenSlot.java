package dev.railsk.definition;

import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A value that a definition leaves to an overlay or to the render.
 *
 * @param path where in the definition, from the outside in
 * @param reason why it is open, in the author's words where there are any
 * @param origin the line that left it open
 * @param nextStep how it is filled
 */
public record OpenSlot(List<String> path, String reason, Origin origin, String nextStep) {
    public OpenSlot {
        path = List.copyOf(path);
    }
}
