/** The finished definition of one environment, which renderers read: its parts, its image and revision, its objects' names. */
@NullMarked
package dev.railsk.definition;

import org.jspecify.annotations.NullMarked;
