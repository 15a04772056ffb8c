/**
 * One deploy while it runs: what was asked ({@code DeployOrder}), what the steps leave for each other ({@code DeployRun}), what a
 * step is ({@code DeployStep}) and how it fails ({@code StepFailure}). Every other package here builds on this one.
 */
@NullMarked
package dev.railsk.deploy.internal.run;

import org.jspecify.annotations.NullMarked;
