package dev.railsk.source;

import dev.railsk.source.SourceProblem.Kind;
import dev.railsk.task.MigrationTiming;
import java.util.List;
import java.util.Optional;

/** What is wrong with the migrations that are yet to run as a whole: a deploy that does not split them runs all at one time. */
final class SetRules {

    private SetRules() {}

    static void judge(List<MigrationFile> pending, SourceTerms terms, List<SourceProblem> problems) {
        Optional<MigrationFile> pre = first(pending, MigrationSet.PRE);
        Optional<MigrationFile> post = first(pending, MigrationSet.POST);
        if (terms.timing() == MigrationTiming.BEFORE && post.isPresent()) {
            problems.add(
                    new SourceProblem(
                            Kind.POST_BEFORE_ROLLOUT,
                            "migration " + post.get().describe()
                                    + " is for after the rollout, and the deploy runs all migrations before it",
                            post.get().at(),
                            "Split the migration: what is in db/migrate before the rollout, what is in db/post_migrate after it."));
        }
        if (terms.timing() == MigrationTiming.AFTER && post.isPresent() && pre.isPresent()) {
            problems.add(new SourceProblem(
                    Kind.PRE_AFTER_ROLLOUT,
                    "migration " + pre.get().describe()
                            + " is for before the rollout, and the deploy runs all migrations after it",
                    pre.get().at(),
                    "Split the migration, unless the code can do without what it adds."));
        }
    }

    private static Optional<MigrationFile> first(List<MigrationFile> pending, MigrationSet set) {
        return pending.stream().filter(migration -> migration.set() == set).findFirst();
    }
}
