@NullMarked
package dev.railsk.testing.junit;

import org.jspecify.annotations.NullMarked;
