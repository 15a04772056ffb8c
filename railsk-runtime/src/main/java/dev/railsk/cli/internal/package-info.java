/** From arguments to an exit code: finds the command, hands it what it needs, and tells of failures. */
@NullMarked
package dev.railsk.cli.internal;

import org.jspecify.annotations.NullMarked;
