/**
 * What every {@link dev.railsk.cluster.Cluster} owes, as tests to inherit: the fake and a real API server pass the same ones.
 */
@NullMarked
package dev.railsk.testing.contract;

import org.jspecify.annotations.NullMarked;
