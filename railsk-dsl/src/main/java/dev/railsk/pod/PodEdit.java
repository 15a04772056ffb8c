package dev.railsk.pod;

import dev.railsk.manifest.edit.Edit;
import dev.railsk.problem.Origin;

/**
 * A change of a rendered pod template.
 *
 * @param change what changes
 * @param origin the line that wrote it
 */
public record PodEdit(Edit change, Origin origin) {}
