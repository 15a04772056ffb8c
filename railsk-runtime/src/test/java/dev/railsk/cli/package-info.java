/** The command line as a user meets it: arguments in, bytes and an exit code out. */
@NullMarked
package dev.railsk.cli;

import org.jspecify.annotations.NullMarked;
