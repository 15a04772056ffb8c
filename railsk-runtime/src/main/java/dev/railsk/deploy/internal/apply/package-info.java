/**
 * Bringing manifests to the API server: {@code DryRunStep} asks about all of them, {@code ApplyStep} writes them, {@code Stages} has
 * the order.
 */
@NullMarked
package dev.railsk.deploy.internal.apply;

import org.jspecify.annotations.NullMarked;
