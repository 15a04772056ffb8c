/** The kubelet of the fake: it plays pods, container by container, by their scripted fates, and keeps their logs. */
@NullMarked
package dev.railsk.testing.cluster.internal.node;

import org.jspecify.annotations.NullMarked;
