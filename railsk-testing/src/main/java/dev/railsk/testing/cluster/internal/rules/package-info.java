/** What the rules of several kinds share: a part of an object with its place, and what names, numbers, labels and quantities must be. */
@NullMarked
package dev.railsk.testing.cluster.internal.rules;

import org.jspecify.annotations.NullMarked;
