/** One container, whoever's: a workload's own, an init container, a sidecar, a task's. */
@NullMarked
package dev.railsk.container;

import org.jspecify.annotations.NullMarked;
