/** Parts of a deploy that need no cluster. */
@NullMarked
package dev.railsk.deploy.internal;

import org.jspecify.annotations.NullMarked;
