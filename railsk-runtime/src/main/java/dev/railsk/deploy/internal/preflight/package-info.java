/**
 * Everything that can be asked before a write: {@code PreflightStep} runs a class per check, each of which answers with findings. {@code
 * ImageSourceStep} asks the image for its Ruby code, under the lock, where it was told to.
 */
@NullMarked
package dev.railsk.deploy.internal.preflight;

import org.jspecify.annotations.NullMarked;
