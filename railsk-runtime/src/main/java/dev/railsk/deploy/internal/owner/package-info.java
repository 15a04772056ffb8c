/**
 * Who owns which field of a live object: what is left to others, what is taken from them, and how. Fields move by a patch at a version,
 * never by force.
 */
@NullMarked
package dev.railsk.deploy.internal.owner;

import org.jspecify.annotations.NullMarked;
