/** Tests of how the state of an environment is read. */
@NullMarked
package dev.railsk.deploy.internal.status;

import org.jspecify.annotations.NullMarked;
