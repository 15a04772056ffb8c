/**
 * Bring an app to a cluster: the deploy as one call, what it tells while it runs, what it reports, and how it fails.
 *
 * <p>{@link dev.railsk.deploy.Deployer} is the entry; the order of the steps stands in {@code internal}.
 */
@NullMarked
package dev.railsk.deploy;

import org.jspecify.annotations.NullMarked;
