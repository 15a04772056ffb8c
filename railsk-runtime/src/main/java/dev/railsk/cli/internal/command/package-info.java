/** The commands, one class each, and the choices that several of them share: environment, revision, cluster. */
@NullMarked
package dev.railsk.cli.internal.command;

import org.jspecify.annotations.NullMarked;
