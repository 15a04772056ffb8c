/** The logs of an environment's workloads: {@code WorkloadLogs} reads or follows what {@code LogSources} finds. */
@NullMarked
package dev.railsk.deploy.internal.logs;

import org.jspecify.annotations.NullMarked;
