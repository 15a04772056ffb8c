/** What the port's implementation makes of kubeconfigs, answers and failures. */
@NullMarked
package dev.railsk.cluster;

import org.jspecify.annotations.NullMarked;
