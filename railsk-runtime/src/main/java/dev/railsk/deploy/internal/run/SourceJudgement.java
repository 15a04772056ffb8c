package dev.railsk.deploy.internal.run;

import dev.railsk.source.MigrationFile;
import java.util.List;

/**
 * What is known of the migrations that a deploy brings.
 *
 * @param isKnown whether its code could be read and compared with that of the release before
 * @param pending those that have not run yet
 * @param contracts of these, those that take something away, or may
 * @param wantsRestart whether code that is rolled out before them sees what they add only once it is started again
 */
public record SourceJudgement(
        boolean isKnown, List<MigrationFile> pending, List<MigrationFile> contracts, boolean wantsRestart) {

    /** Nothing is known. */
    public static final SourceJudgement UNKNOWN = new SourceJudgement(false, List.of(), List.of(), false);

    public SourceJudgement {
        pending = List.copyOf(pending);
        contracts = List.copyOf(contracts);
    }

    /** Whether older code may not know the database once it has been migrated. */
    public boolean mayTakeAway() {
        return !isKnown || !contracts.isEmpty();
    }
}
