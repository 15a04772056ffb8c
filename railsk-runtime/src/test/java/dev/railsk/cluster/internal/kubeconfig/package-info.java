/** Tests of the parts. */
@NullMarked
package dev.railsk.cluster.internal.kubeconfig;

import org.jspecify.annotations.NullMarked;
