/** A small real Rails app, with its database and its queue, as it runs on a node. */
@NullMarked
package rails;

import org.jspecify.annotations.NullMarked;
