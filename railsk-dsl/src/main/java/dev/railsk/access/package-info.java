/** Who may do what: the accounts of pods, and roles for people and for other programs. */
@NullMarked
package dev.railsk.access;

import org.jspecify.annotations.NullMarked;
