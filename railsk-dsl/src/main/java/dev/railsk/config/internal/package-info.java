/** The parser of env files and its dialects. */
@NullMarked
package dev.railsk.config.internal;

import org.jspecify.annotations.NullMarked;
