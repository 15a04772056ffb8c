/**
 * Asking the image of a release: {@code ImageProbe} runs a short Job for each question, and a parser for each reads strictly what Rails
 * 6.1 to 8.1 answers, and what plain Ruby hands out. What a parser does not know it shows, and takes for nothing.
 */
@NullMarked
package dev.railsk.deploy.internal.probe;

import org.jspecify.annotations.NullMarked;
