/** What an environment owns in the cluster, remembered there beside the objects, so that what leaves the definition is not forgotten. */
@NullMarked
package dev.railsk.deploy.internal.inventory;

import org.jspecify.annotations.NullMarked;
