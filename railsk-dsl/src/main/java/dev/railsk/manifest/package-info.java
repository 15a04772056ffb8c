/** What a render brings: single objects, the ordered set of them, their text, and the difference of two sets. */
@NullMarked
package dev.railsk.manifest;

import org.jspecify.annotations.NullMarked;
