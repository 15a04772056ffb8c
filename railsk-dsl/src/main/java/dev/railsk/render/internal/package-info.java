/** One renderer a Kubernetes kind: they fill the model's objects by setters, never by its builders. */
@NullMarked
package dev.railsk.render.internal;

import org.jspecify.annotations.NullMarked;
