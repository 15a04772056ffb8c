package dev.railsk.deploy.internal.run;

import dev.railsk.source.MigrationFile;
import dev.railsk.source.SourceManifest;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the migrations that a deploy brings.
 *
 * @param isKnown whether its code could be read and compared with that of the release before
 * @param pending those that have not run yet
 * @param contracts of these, those that take something away, or may
 * @param wantsRestart whether code that is rolled out before them sees what they add only once it is started again
 * @param source what the code says; empty where nobody could read it
 */
public record SourceJudgement(
        boolean isKnown,
        List<MigrationFile> pending,
        List<MigrationFile> contracts,
        boolean wantsRestart,
        Optional<SourceManifest> source) {

    /** Nothing is known. */
    public static final SourceJudgement UNKNOWN =
            new SourceJudgement(false, List.of(), List.of(), false, Optional.empty());

    public SourceJudgement {
        pending = List.copyOf(pending);
        contracts = List.copyOf(contracts);
    }

    /** Only what the code says is known. */
    public static SourceJudgement unjudged(SourceManifest source) {
        return new SourceJudgement(false, List.of(), List.of(), false, Optional.of(source));
    }

    /** Whether older code may not know the database once it has been migrated. */
    public boolean mayTakeAway() {
        return !isKnown || !contracts.isEmpty();
    }
}
