/**
 * Running a migration once for a revision: {@code MigrateStep} starts its Job or joins it, {@code TaskWait} follows it,
 * {@code MigrationJobs} knows the attempts.
 */
@NullMarked
package dev.railsk.deploy.internal.migrate;

import org.jspecify.annotations.NullMarked;
