/** Apps by chance, said in railsk's words and as a Kustomize tree: both render the same objects. */
@NullMarked
package dev.railsk.kustomize;

import org.jspecify.annotations.NullMarked;
