/**
 * What {@link dev.railsk.deploy.Deployer} can be asked, a class each: {@code DeploySequence} is the order of the steps and what they hand each other,
 * {@code StatusReader} and {@code Differ} only look. A step stands in the package of what it does.
 */
@NullMarked
package dev.railsk.deploy.internal;

import org.jspecify.annotations.NullMarked;
