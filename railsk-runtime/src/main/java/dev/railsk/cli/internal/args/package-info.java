/**
 * A command line as values: which options a command has, what was given, and what is wrong with it.
 *
 * <p>It reads nothing but the arguments, builds the model of one command only, and uses neither reflection nor regular
 * expressions: a render must start fast.
 */
@NullMarked
package dev.railsk.cli.internal.args;

import org.jspecify.annotations.NullMarked;
