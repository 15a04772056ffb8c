package dev.railsk.source;

import dev.railsk.source.SourceProblem.Kind;
import dev.railsk.task.MigrationTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with one migration that is yet to run. */
final class PendingRules {

    private final Ignores running;
    private final Ignores coming;
    private final SourceManifest next;
    private final SourceTerms terms;
    private final Set<String> applied;

    PendingRules(SourceManifest running, SourceManifest next, SourceTerms terms, Set<String> applied) {
        this.running = new Ignores(running);
        this.coming = new Ignores(next);
        this.next = next;
        this.terms = terms;
        this.applied = applied;
    }

    void judge(MigrationFile migration, List<SourceProblem> problems) {
        judgeDrops(migration, problems);
        if (terms.runsBefore(migration.set())) {
            judgeBefore(migration, problems);
        } else {
            judgeAdditions(migration, problems);
        }
        judgeAge(migration, problems);
        for (Operation operation : migration.operations()) {
            judgeOperation(migration, operation, problems);
        }
    }

    private void judgeDrops(MigrationFile migration, List<SourceProblem> problems) {
        for (Operation operation : migration.operations()) {
            for (String column : Drops.columns(operation)) {
                if (!running.has(operation.table(), column)) {
                    problems.add(inUse(migration, operation, column));
                }
            }
        }
    }

    private SourceProblem inUse(MigrationFile migration, Operation operation, String column) {
        String name = operation.table() + "." + column;
        String model = running.exception(operation.table(), column)
                .map(exception ->
                        "; " + exception.model() + " (" + exception.at() + " of the running release) does not")
                .orElse("");
        String unsure = running.withoutTable(column)
                .map(ignoring -> " If " + ignoring.model() + " (" + ignoring.at()
                        + ") is its model, write self.table_name in it.")
                .orElse("");
        String misread = running.misread()
                .map(missed -> " What " + missed.at() + " ignores could not be understood.")
                .orElse("");
        return new SourceProblem(
                Kind.DROP_IN_USE,
                "migration " + migration.describe() + " takes away " + name
                        + ", which the running release does not ignore" + model,
                operation.at(),
                "Deploy code first whose models of " + operation.table() + " have self.ignored_columns += [\"" + column
                        + "\"], and this migration after it." + unsure + misread);
    }

    private void judgeBefore(MigrationFile migration, List<SourceProblem> problems) {
        if (!migration.isContract(terms.assured())) {
            return;
        }
        Operation contract = firstContract(migration);
        boolean isHarmless = terms.timing() == MigrationTiming.BEFORE && takesOnlyWhatIsIgnored(migration);
        if (isHarmless) {
            return;
        }
        boolean isMixed = contract.risk() == Risk.CONTRACT
                && migration.operations().stream().anyMatch(operation -> operation.risk() == Risk.EXPAND);
        if (isMixed) {
            problems.add(new SourceProblem(
                    Kind.MIXED_MIGRATION,
                    "migration " + migration.describe() + " adds something and takes something away ("
                            + contract.describe() + ")",
                    contract.at(),
                    "Write two migrations: what adds in " + "db/migrate, what takes away in db/post_migrate."));
            return;
        }
        problems.add(new SourceProblem(
                Kind.CONTRACT_BEFORE_ROLLOUT,
                "migration " + migration.describe() + " would run while older code does, "
                        + (contract.risk() == Risk.UNSURE
                                ? "and what it does is not sure: " + unsure(contract)
                                : "and takes something away: " + contract.describe()),
                contract.at(),
                contract.risk() == Risk.UNSURE
                        ? "Look at it, and say assured(\"" + migration.version()
                                + "\", reason) if it takes nothing away; else move it to db/post_migrate."
                        : laterThan(contract)));
    }

    private String laterThan(Operation contract) {
        String where = terms.timing() == MigrationTiming.SPLIT
                ? "Move it to db/post_migrate."
                : "Migrate after the rollout, or split: what adds before it, what takes away after it.";
        return contract.safeWay().isEmpty() ? where : where + " " + contract.safeWay();
    }

    private static String unsure(Operation operation) {
        return operation.call().isEmpty() ? operation.reason() : operation.describe() + ": " + operation.reason();
    }

    private static Operation firstContract(MigrationFile migration) {
        Operation first = migration.operations().get(0);
        for (Operation operation : migration.operations()) {
            if (operation.risk() == Risk.CONTRACT) {
                return operation;
            }
            first = first.risk() == Risk.UNSURE ? first : operation;
        }
        return first;
    }

    private boolean takesOnlyWhatIsIgnored(MigrationFile migration) {
        for (Operation operation : migration.operations()) {
            boolean isDrop =
                    !Drops.columns(operation).isEmpty() && !operation.call().equals("rename_column");
            boolean isAssured =
                    operation.risk() == Risk.UNSURE && terms.assured().contains(migration.version());
            boolean isContract = operation.risk() == Risk.CONTRACT || operation.risk() == Risk.UNSURE;
            // Whether the column is ignored is told by the drop itself.
            if (isContract && !isDrop && !isAssured) {
                return false;
            }
        }
        return true;
    }

    private void judgeAdditions(MigrationFile migration, List<SourceProblem> problems) {
        if (terms.timing() == MigrationTiming.MANUAL) {
            return;
        }
        List<String> added = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            boolean isAddition = operation.call().startsWith("add_")
                    && Drops.isOfColumns(operation.call())
                    && operation.risk() != Risk.SAFE;
            if (isAddition) {
                for (String column : operation.columns()) {
                    if (!coming.has(operation.table(), column)) {
                        added.add(operation.table() + "." + column);
                    }
                }
            }
        }
        if (!added.isEmpty()) {
            problems.add(new SourceProblem(
                    Kind.SEEN_AFTER_RESTART,
                    "migration " + migration.describe() + " adds " + String.join(", ", added)
                            + " behind the rollout: the code that runs by then sees it only when it is started again",
                    migration.at(),
                    "Use it from the next release on, restart after the migration, or migrate before the rollout."));
        }
    }

    private void judgeAge(MigrationFile migration, List<SourceProblem> problems) {
        MigrationFile newest = null;
        for (MigrationFile other : next.migrations()) {
            boolean isApplied = other.database().equals(migration.database()) && applied.contains(other.version());
            if (isApplied && (newest == null || other.isNewerThan(newest))) {
                newest = other;
            }
        }
        if (newest != null && newest.isNewerThan(migration)) {
            problems.add(new SourceProblem(
                    Kind.OLDER_THAN_APPLIED,
                    "migration " + migration.describe() + " is older than " + newest.describe() + ", which has run",
                    migration.at(),
                    "Look that it does not need to come first; give it a new version if it does not matter."));
        }
    }

    private void judgeOperation(MigrationFile migration, Operation operation, List<SourceProblem> problems) {
        if (operation.risk() == Risk.NEEDS_CARE) {
            problems.add(new SourceProblem(
                    Kind.NEEDS_CARE,
                    "migration " + migration.describe() + ", " + operation.describe() + ": " + operation.reason(),
                    operation.at(),
                    operation.safeWay()));
        }
        boolean isTold = operation.risk() == Risk.UNSURE
                && !terms.assured().contains(migration.version())
                && !terms.runsBefore(migration.set());
        if (isTold) {
            problems.add(new SourceProblem(
                    Kind.NOT_UNDERSTOOD,
                    "migration " + migration.describe()
                            + " counts as one that takes something away, as it is not sure what it does: "
                            + unsure(operation),
                    operation.at(),
                    "Say assured(\"" + migration.version() + "\", reason) if it takes nothing away."));
        }
    }
}
