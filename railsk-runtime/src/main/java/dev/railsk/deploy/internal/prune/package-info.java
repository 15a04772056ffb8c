/**
 * Deleting what an environment owns and needs no longer: {@code PruneStep} at the end of a deploy, {@code Deletion} of one object,
 * {@code Keeping} of what holds data or is in use.
 */
@NullMarked
package dev.railsk.deploy.internal.prune;

import org.jspecify.annotations.NullMarked;
