/** What GitHub Actions reads of a command: annotations, groups, and the summary of a job. */
@NullMarked
package dev.railsk.cli.internal.github;

import org.jspecify.annotations.NullMarked;
