/** The contract on what fulfils it. */
@NullMarked
package dev.railsk.testing.contract;

import org.jspecify.annotations.NullMarked;
