/** How Ruby is read without being run: from characters to tokens, calls, and what they do to a database. */
@NullMarked
package dev.railsk.source.internal;

import org.jspecify.annotations.NullMarked;
