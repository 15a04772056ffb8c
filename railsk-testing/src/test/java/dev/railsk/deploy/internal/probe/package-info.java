/** What Rails answered on a real node, and what is read of it. */
@NullMarked
package dev.railsk.deploy.internal.probe;

import org.jspecify.annotations.NullMarked;
