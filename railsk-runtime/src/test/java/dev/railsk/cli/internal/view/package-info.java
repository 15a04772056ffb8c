/** Facts about what people and programs get to see. */
@NullMarked
package dev.railsk.cli.internal.view;

import org.jspecify.annotations.NullMarked;
