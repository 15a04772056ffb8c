/** What production Rails deployments need, concept by concept, said with the words of the definition. */
@NullMarked
package dev.railsk.reach;

import org.jspecify.annotations.NullMarked;
