/** Parts of a deploy that need no cluster. */
@NullMarked
package dev.railsk.deploy.internal.run;

import org.jspecify.annotations.NullMarked;
