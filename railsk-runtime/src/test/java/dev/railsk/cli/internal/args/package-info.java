/** Facts about reading arguments. */
@NullMarked
package dev.railsk.cli.internal.args;

import org.jspecify.annotations.NullMarked;
