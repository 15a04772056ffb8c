/** The timetables of CronJobs, read once for the server that refuses bad ones and for the controller that keeps to them. */
@NullMarked
package dev.railsk.testing.cluster.internal.cron;

import org.jspecify.annotations.NullMarked;
