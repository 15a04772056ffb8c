/** The command line of an app: {@link dev.railsk.cli.Railsk} gives it to a script, and runs it inside other programs. */
@NullMarked
package dev.railsk.cli;

import org.jspecify.annotations.NullMarked;
