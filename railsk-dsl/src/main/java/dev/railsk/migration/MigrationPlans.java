package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a definition says of how its schema changes.
 *
 * @param byName the plans by their names, in the order written
 * @param assured the migration files for which somebody answers, by their versions, in the order written
 */
public record MigrationPlans(Map<String, MigrationPlan> byName, Map<String, Assurance> assured) {

    /** Nothing. */
    public static final MigrationPlans NONE = new MigrationPlans(Map.of(), Map.of());

    public MigrationPlans {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        assured = Collections.unmodifiableMap(new LinkedHashMap<>(assured));
    }

    /** The same with this plan. */
    public MigrationPlans plan(String name, MigrationPlan plan) {
        Map<String, MigrationPlan> more = new LinkedHashMap<>(byName);
        more.put(requireNonNull(name, "name"), requireNonNull(plan, "plan"));
        return new MigrationPlans(more, assured);
    }

    /** The same with these plans instead. */
    public MigrationPlans plans(Map<String, MigrationPlan> others) {
        return new MigrationPlans(others, assured);
    }

    /** The same with this migration file assured. */
    public MigrationPlans assured(Assurance assurance) {
        Map<String, Assurance> more = new LinkedHashMap<>(assured);
        more.put(requireNonNull(assurance, "assurance").version(), assurance);
        return new MigrationPlans(byName, more);
    }

    /** The same with these migration files assured instead. */
    public MigrationPlans assured(Map<String, Assurance> others) {
        return new MigrationPlans(byName, others);
    }
}
