/** Fetching the values of secrets before a deploy: {@code Fetching} for an environment, {@code LocalValues} from this machine. */
@NullMarked
package dev.railsk.deploy.internal.fetch;

import org.jspecify.annotations.NullMarked;
