/**
 * The lock of an environment: a Lease beside its objects, which its holder renews. Whoever meets a held one watches whether it changes,
 * and never compares clocks; {@link dev.railsk.deploy.internal.lock.DeployLock} is the holder's side.
 */
@NullMarked
package dev.railsk.deploy.internal.lock;

import org.jspecify.annotations.NullMarked;
