/** What surrounds the containers of a pod: hardening, scratch space, shutdown, spreading, disruption, labels. */
@NullMarked
package dev.railsk.pod;

import org.jspecify.annotations.NullMarked;
