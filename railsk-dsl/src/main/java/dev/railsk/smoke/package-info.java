/** What a deploy asks of the app itself once it has been rolled out. */
@NullMarked
package dev.railsk.smoke;

import org.jspecify.annotations.NullMarked;
