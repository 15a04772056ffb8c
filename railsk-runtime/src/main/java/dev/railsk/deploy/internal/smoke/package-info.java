/** Asks the app itself, once it has been rolled out. */
@NullMarked
package dev.railsk.deploy.internal.smoke;

import org.jspecify.annotations.NullMarked;
