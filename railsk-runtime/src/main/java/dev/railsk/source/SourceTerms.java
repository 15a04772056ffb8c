package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import dev.railsk.task.MigrationTiming;
import java.util.Optional;
import java.util.Set;

/**
 * What two releases are compared under.
 *
 * @param timing when the deploy migrates
 * @param applied the versions that have run; empty where only the running release's code is known, whose migrations then have
 * @param assured versions of which a person has said that what could not be understood takes nothing away
 */
public record SourceTerms(MigrationTiming timing, Optional<Set<String>> applied, Set<String> assured) {

    public SourceTerms {
        requireNonNull(timing, "timing");
        applied = applied.map(Set::copyOf);
        assured = Set.copyOf(assured);
    }

    /** The migrations of the running release have run, and nobody has assured anything. */
    public static SourceTerms of(MigrationTiming timing) {
        return new SourceTerms(timing, Optional.empty(), Set.of());
    }

    /** The same, with exactly these versions having run. */
    public SourceTerms applied(Set<String> versions) {
        return new SourceTerms(timing, Optional.of(versions), assured);
    }

    /** The same, with these versions assured. */
    public SourceTerms assured(Set<String> versions) {
        return new SourceTerms(timing, applied, versions);
    }

    /** Whether a migration of this set runs while the code of the release before is running. */
    boolean runsBefore(MigrationSet set) {
        return timing == MigrationTiming.BEFORE || (timing == MigrationTiming.SPLIT && set == MigrationSet.PRE);
    }
}
