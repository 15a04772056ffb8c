/** The command line against an embedded cluster. */
@NullMarked
package dev.railsk.cli;

import org.jspecify.annotations.NullMarked;
