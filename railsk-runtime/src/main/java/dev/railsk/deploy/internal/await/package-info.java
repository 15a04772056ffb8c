/** Waiting for the rollout: {@code AwaitStep} follows each workload by a {@code WorkloadWatch} until all are up or one will not be. */
@NullMarked
package dev.railsk.deploy.internal.await;

import org.jspecify.annotations.NullMarked;
