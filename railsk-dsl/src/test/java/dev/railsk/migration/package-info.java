/** Tests of plans. */
@NullMarked
package dev.railsk.migration;

import org.jspecify.annotations.NullMarked;
