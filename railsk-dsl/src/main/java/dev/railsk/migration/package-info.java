/**
 * Changes of a database's schema as plans: which code is deployed, what is migrated, and what must be true in between, so that no
 * running process ever meets a schema that it cannot work with.
 *
 * <p>{@link dev.railsk.migration.MigrationPlan} has a factory for each kind of change. A plan is a pure value: it unfolds into {@link
 * dev.railsk.migration.PlanStep}s and knows no cluster. How far an environment has come is the deploy's to say.
 */
@NullMarked
package dev.railsk.migration;

import org.jspecify.annotations.NullMarked;
