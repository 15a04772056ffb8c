/** What Kubernetes takes as a name, a label or an annotation. */
@NullMarked
package dev.railsk.name.internal;

import org.jspecify.annotations.NullMarked;
