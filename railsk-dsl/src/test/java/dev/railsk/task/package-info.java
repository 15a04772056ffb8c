/** Tests of tasks. */
@NullMarked
package dev.railsk.task;

import org.jspecify.annotations.NullMarked;
