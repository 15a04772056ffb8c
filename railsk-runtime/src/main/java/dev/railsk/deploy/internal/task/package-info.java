/**
 * Running a task once for a revision: {@code TaskStep} starts its Job or joins it, {@code TaskWait} follows it, {@code TaskJobs} knows
 * the attempts, {@code Telling} has the words. {@code MigrateStep} is the task that every app has.
 */
@NullMarked
package dev.railsk.deploy.internal.task;

import org.jspecify.annotations.NullMarked;
