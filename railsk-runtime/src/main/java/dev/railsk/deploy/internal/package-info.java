/**
 * What {@link dev.railsk.deploy.Deployer} can be asked, a class each: {@code DeployRuns} runs the steps that {@code DeploySteps} lists,
 * {@code StatusReader} and {@code Differ} only look. A step stands in the package of what it does.
 */
@NullMarked
package dev.railsk.deploy.internal;

import org.jspecify.annotations.NullMarked;
