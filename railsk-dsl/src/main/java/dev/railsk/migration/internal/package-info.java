/** Rails' naming, for the snippets of plans. */
@NullMarked
package dev.railsk.migration.internal;

import org.jspecify.annotations.NullMarked;
