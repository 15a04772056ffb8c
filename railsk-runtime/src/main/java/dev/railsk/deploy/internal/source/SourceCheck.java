package dev.railsk.deploy.internal.source;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.inventory.RollbackFloor;
import dev.railsk.deploy.internal.inventory.RollbackFloor.Contract;
import dev.railsk.deploy.internal.record.Releases;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.SourceJudgement;
import dev.railsk.source.IgnoredColumns;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.SourceChange;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceProblem;
import dev.railsk.source.SourceTerms;
import dev.railsk.task.MigrationTiming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the Ruby code of the revision with that of the release that runs, as far as both are known, and refuses what running code could
 * not live with.
 */
public final class SourceCheck {

    private static final int FORBIDDEN = 403;

    private final DeployRun run;
    private boolean wantsRestart;

    /** The check of this deploy. */
    public SourceCheck(DeployRun run) {
        this.run = run;
    }

    /** Note what stands in the way, and hand on what is known. */
    public SourceJudgement check(List<Finding> findings) {
        Optional<SourceManifest> source = run.order().options().source().known();
        return source.isEmpty() || run.set().isRecorded()
                ? SourceJudgement.UNKNOWN
                : check(source.get(), history(), findings);
    }

    /** The same for this code, by this history; empty where it cannot be read. */
    public SourceJudgement check(SourceManifest next, Optional<SourceHistory> history, List<Finding> findings) {
        checkFloor(next, findings);
        if (history.isEmpty() || !history.get().canJudge()) {
            return SourceJudgement.unjudged(next);
        }
        Set<String> assured = run.environment().assured().keySet();
        List<MigrationFile> pending = judge(history.get(), next, assured, findings);
        List<MigrationFile> contracts = new ArrayList<>();
        for (MigrationFile migration : pending) {
            if (migration.isContract(assured)) {
                contracts.add(migration);
            }
        }
        return new SourceJudgement(true, pending, contracts, wantsRestart, Optional.of(next));
    }

    private List<MigrationFile> judge(
            SourceHistory history, SourceManifest next, Set<String> assured, List<Finding> findings) {
        if (history.running().isEmpty()) {
            run.warn("the Ruby code of the release that runs is not known, so what the migrations of "
                    + run.order().revision() + " mean for it was not judged");
            return history.pending(next);
        }
        SourceTerms terms = SourceTerms.of(timing()).assured(assured);
        SourceChange change = SourceChange.judge(
                history.running().get(),
                next,
                history.isKnown() ? terms.applied(history.applied().keySet()) : terms);
        for (SourceProblem problem : change.refusals()) {
            findings.add(new Finding(
                    problem.kind().id(), problem.fact(), problem.at().toString(), problem.nextStep()));
        }
        for (SourceProblem problem : change.warnings()) {
            boolean isUnseen = problem.kind() == SourceProblem.Kind.SEEN_AFTER_RESTART
                    && !run.manifests().isEmpty();
            wantsRestart |= isUnseen;
            if (!isUnseen) {
                run.warn(problem.describe("  ").strip());
            }
        }
        return change.pending();
    }

    /** When this deploy migrates; by itself, a migration runs beside the code that runs. */
    private MigrationTiming timing() {
        return run.manifests().isEmpty() ? MigrationTiming.AFTER : run.plan().timing();
    }

    /** What is recorded; empty where it may not or cannot be read, which other steps say better. */
    public Optional<SourceHistory> history() {
        try {
            return Optional.of(SourceHistory.of(new Releases(run.cluster(), run.environment()).withSource()));
        } catch (ReleaseRecordException unusable) {
            return Optional.empty();
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /** Code of before a migration that took a column away must at least ignore that column. */
    private void checkFloor(SourceManifest next, List<Finding> findings) {
        RollbackFloor floor = new Ledger(run.cluster(), run.environment()).floor();
        Set<String> versions = new HashSet<>();
        next.migrations().forEach(migration -> versions.add(migration.version()));
        Set<String> ignored = new HashSet<>();
        for (IgnoredColumns columns : next.ignored()) {
            columns.columns().forEach(column -> ignored.add(columns.table() + "." + column));
        }
        for (Contract contract : floor.contracts()) {
            boolean isOlder = !contract.version().isEmpty() && !versions.contains(contract.version());
            if (isOlder && !ignored.containsAll(contract.columns())) {
                findings.add(new Finding(
                        "rollback-floor",
                        "the code of " + run.order().revision() + " is from before migration " + contract.version()
                                + ", which release " + contract.release() + " ran: " + contract.whatAndWhere()
                                + ". It needs what that took away",
                        "environment " + run.environment().name(),
                        "Go forward: deploy a revision that has migration " + contract.version() + "."));
            }
        }
    }
}
