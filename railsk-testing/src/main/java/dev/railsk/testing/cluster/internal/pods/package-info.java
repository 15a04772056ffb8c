/** What the API server fills in and checks in pods and in every template of pods. */
@NullMarked
package dev.railsk.testing.cluster.internal.pods;

import org.jspecify.annotations.NullMarked;
