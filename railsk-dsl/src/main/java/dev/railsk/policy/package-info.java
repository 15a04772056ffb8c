/** How an app shares its cluster: what its pods may reach, how much they may take, and how careful they must be. */
@NullMarked
package dev.railsk.policy;

import org.jspecify.annotations.NullMarked;
