/** Tests of messages. */
@NullMarked
package dev.railsk.problem;

import org.jspecify.annotations.NullMarked;
