/** Tests of timetables. */
@NullMarked
package dev.railsk.testing.cluster.internal.cron;

import org.jspecify.annotations.NullMarked;
