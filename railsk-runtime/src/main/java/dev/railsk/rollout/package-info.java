/**
 * Verdicts over what a cluster shows: pure functions from observed objects to how far a rollout is, or why it failed.
 *
 * <p>Nothing here talks to a cluster or waits.
 */
@NullMarked
package dev.railsk.rollout;

import org.jspecify.annotations.NullMarked;
