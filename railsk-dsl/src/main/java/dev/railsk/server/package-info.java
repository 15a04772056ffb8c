/** The server that a web workload runs: Puma, how large it is, and what stands before it in its container. */
@NullMarked
package dev.railsk.server;

import org.jspecify.annotations.NullMarked;
