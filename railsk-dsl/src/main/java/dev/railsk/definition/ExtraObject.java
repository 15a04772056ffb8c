package dev.railsk.definition;

import dev.railsk.manifest.Manifest;
import dev.railsk.problem.Origin;

/**
 * An object that the author wrote by hand.
 *
 * @param manifest the object
 * @param isAwaited whether a deploy waits until it says that it is ready
 * @param origin the line that added it
 */
public record ExtraObject(Manifest manifest, boolean isAwaited, Origin origin) {}
