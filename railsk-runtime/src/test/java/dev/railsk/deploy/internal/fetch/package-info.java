/** Parts of a deploy that need no cluster. */
@NullMarked
package dev.railsk.deploy.internal.fetch;

import org.jspecify.annotations.NullMarked;
