/** Verdicts, from status as kubelets and controllers write it. */
@NullMarked
package dev.railsk.rollout;

import org.jspecify.annotations.NullMarked;
