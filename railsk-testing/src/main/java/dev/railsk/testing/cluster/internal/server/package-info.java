/** The in-memory API server: objects, versions, rights, defaults, validation, watches, and the virtual clock. */
@NullMarked
package dev.railsk.testing.cluster.internal.server;

import org.jspecify.annotations.NullMarked;
