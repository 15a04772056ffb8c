/** How manifests are written, read, hashed and compared: one walk over an object, and sinks for YAML, JSON and trees. */
@NullMarked
package dev.railsk.manifest.internal;

import org.jspecify.annotations.NullMarked;
