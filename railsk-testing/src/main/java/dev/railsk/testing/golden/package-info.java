/** Golden files: rendered manifests that a person has looked at, checked in, and compared with in every build. */
@NullMarked
package dev.railsk.testing.golden;

import org.jspecify.annotations.NullMarked;
