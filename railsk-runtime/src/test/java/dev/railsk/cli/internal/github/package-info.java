/** Tests of what GitHub Actions reads. */
@NullMarked
package dev.railsk.cli.internal.github;

import org.jspecify.annotations.NullMarked;
