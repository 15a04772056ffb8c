/**
 * One deploy while it runs: what was asked ({@code DeployOrder}), how every step tells and stops ({@code DeployRun}), what
 * steps hand each other ({@code Preflight}, {@code DryRun}, {@code AppliedObjects}), which workloads come first ({@code Accessories}) and how
 * one fails ({@code StepFailure}). Every other package here builds on this one.
 */
@NullMarked
package dev.railsk.deploy.internal.run;

import org.jspecify.annotations.NullMarked;
