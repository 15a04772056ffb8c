/** The types of Kubernetes objects, as far as server-side apply needs them: fields, keys of lists, and what is atomic. */
@NullMarked
package dev.railsk.testing.cluster.internal.schema;

import org.jspecify.annotations.NullMarked;
