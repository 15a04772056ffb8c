/** Changing the number of a workload's pods by hand: {@code ScaleStep}, which sends what railsk had applied with another number. */
@NullMarked
package dev.railsk.deploy.internal.scale;

import org.jspecify.annotations.NullMarked;
