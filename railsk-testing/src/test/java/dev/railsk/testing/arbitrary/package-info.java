@NullMarked
package dev.railsk.testing.arbitrary;

import org.jspecify.annotations.NullMarked;
