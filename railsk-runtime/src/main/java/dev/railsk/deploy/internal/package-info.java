/** The steps of a deploy, one class each; {@code DeploySteps} has their order. */
@NullMarked
package dev.railsk.deploy.internal;

import org.jspecify.annotations.NullMarked;
