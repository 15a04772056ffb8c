package dev.railsk.definition;

import dev.railsk.manifest.edit.Edit;
import dev.railsk.problem.Origin;

/**
 * A change of one rendered object.
 *
 * @param kind the object's Kubernetes kind
 * @param name its name, with or without the environment's suffix; that of a ConfigMap without the hash
 * @param change what changes
 * @param origin the line that wrote it
 */
public record ObjectEdit(String kind, String name, Edit change, Origin origin) {

    /** Kind and name. */
    public String object() {
        return kind + " " + name;
    }
}
