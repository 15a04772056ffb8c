/** Everything that can be asked before a write: {@code PreflightStep} runs a class per check, each of which answers with findings. */
@NullMarked
package dev.railsk.deploy.internal.preflight;

import org.jspecify.annotations.NullMarked;
