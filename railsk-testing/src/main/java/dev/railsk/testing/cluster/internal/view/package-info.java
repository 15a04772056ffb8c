/** A fake cluster in words, for people who look for why a test failed. */
@NullMarked
package dev.railsk.testing.cluster.internal.view;

import org.jspecify.annotations.NullMarked;
