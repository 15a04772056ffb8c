/** Facts about what people and programs get to see. */
@NullMarked
package dev.railsk.cli.internal.command;

import org.jspecify.annotations.NullMarked;
