/** By what a workload's number of pods follows its load: metrics, the pace of changes, KEDA's triggers. */
@NullMarked
package dev.railsk.scale;

import org.jspecify.annotations.NullMarked;
