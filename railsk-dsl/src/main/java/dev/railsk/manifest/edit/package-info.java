/** Changes of rendered objects that the definition has no word for, and what is wrong with one. */
@NullMarked
package dev.railsk.manifest.edit;

import org.jspecify.annotations.NullMarked;
