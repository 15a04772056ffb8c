package dev.railsk.source;

import dev.railsk.source.SourceProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with columns that are no longer ignored. */
final class IgnoreRules {

    private final SourceManifest running;
    private final Ignores before;
    private final SourceManifest next;
    private final Ignores after;
    private final SourceTerms terms;
    private final Set<String> applied;

    IgnoreRules(SourceManifest running, SourceManifest next, SourceTerms terms, Set<String> applied) {
        this.running = running;
        this.before = new Ignores(running);
        this.next = next;
        this.after = new Ignores(next);
        this.terms = terms;
        this.applied = applied;
    }

    void judge(List<SourceProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (IgnoredColumns ignored : running.ignored()) {
            for (String column : ignored.columns()) {
                boolean isGone = !ignored.table().isEmpty()
                        && before.has(ignored.table(), column)
                        && !after.has(ignored.table(), column);
                if (isGone && seen.add(Ignores.table(ignored.table()) + "." + column)) {
                    judge(ignored, column, problems);
                }
            }
        }
    }

    private void judge(IgnoredColumns ignored, String column, List<SourceProblem> problems) {
        String name = ignored.table() + "." + column;
        List<MigrationFile> drops = new ArrayList<>();
        boolean isAdded = false;
        boolean isDropped = false;
        for (MigrationFile migration : next.migrations()) {
            boolean hasRun = applied.contains(migration.version()) || terms.runsBefore(migration.set());
            for (Operation operation : migration.operations()) {
                boolean isRemoval = Drops.removes(operation, ignored.table(), column);
                boolean isAddition = Drops.adds(operation, ignored.table(), column);
                isDropped = hasRun ? isRemoval || (isDropped && !isAddition) : isDropped;
                isAdded = isAdded || isAddition;
                if (isRemoval && !hasRun) {
                    drops.add(migration);
                }
            }
        }
        String who = ignored.model() + " of the next release no longer ignores " + name;
        if (!drops.isEmpty()) {
            problems.add(new SourceProblem(
                    Kind.IGNORE_REMOVED_TOO_EARLY,
                    who + ", which migration " + drops.get(0).describe() + " takes away while that code runs",
                    drops.get(0).at(),
                    "Keep self.ignored_columns (" + ignored.at()
                            + " of the running release) in this release, and leave it out in the next."));
        } else if (!isDropped && !isAdded) {
            problems.add(new SourceProblem(
                    Kind.IGNORE_REMOVED,
                    who + ", and no migration takes it away or adds it: the code uses it from now on",
                    ignored.at(),
                    "Keep self.ignored_columns if the column is still to be dropped."));
        }
    }
}
