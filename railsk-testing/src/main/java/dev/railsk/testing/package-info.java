/**
 * Assertions on what a definition renders, in AssertJ's style. Start with {@link dev.railsk.testing.RailskAssertions#assertThat}.
 *
 * <p>An assertion that selects nothing fails and lists what there is.
 */
@NullMarked
package dev.railsk.testing;

import org.jspecify.annotations.NullMarked;
