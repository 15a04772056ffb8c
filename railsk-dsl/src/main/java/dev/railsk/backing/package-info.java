/** The services that an app needs and does not run itself: databases, Redis, Memcached. */
@NullMarked
package dev.railsk.backing;

import org.jspecify.annotations.NullMarked;
