/** How an app is measured. */
@NullMarked
package dev.railsk.observe;

import org.jspecify.annotations.NullMarked;
