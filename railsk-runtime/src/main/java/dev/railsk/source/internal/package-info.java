/**
 * How Ruby is read without being run: from characters to tokens, calls, and what they do to a database; and how the SQL of a schema
 * file is, from characters to statements and tables.
 */
@NullMarked
package dev.railsk.source.internal;

import org.jspecify.annotations.NullMarked;
