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
import dev.railsk.source.SourceManifest;
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

    /** The check of this deploy. */
    public SourceCheck(DeployRun run) {
        this.run = run;
    }

    /** Note what stands in the way, and hand on what is known. */
    public SourceJudgement check(List<Finding> findings) {
        Optional<SourceManifest> source = run.order().options().source();
        if (source.isEmpty() || run.set().isRecorded()) {
            return SourceJudgement.UNKNOWN;
        }
        SourceManifest next = source.get();
        checkFloor(next, findings);
        Optional<SourceHistory> history = history();
        if (history.isEmpty() || !history.get().canJudge()) {
            return SourceJudgement.UNKNOWN;
        }
        List<MigrationFile> pending = history.get().pending(next);
        Set<String> assured = run.environment().assured().keySet();
        List<MigrationFile> contracts = new ArrayList<>();
        for (MigrationFile migration : pending) {
            if (migration.isContract(assured)) {
                contracts.add(migration);
            }
        }
        return new SourceJudgement(true, pending, contracts);
    }

    /** What is recorded; empty where it may not or cannot be read, which other steps say better. */
    private Optional<SourceHistory> history() {
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
            boolean isOlder = !versions.contains(contract.version());
            if (isOlder && !ignored.containsAll(contract.columns())) {
                findings.add(new Finding(
                        "rollback-floor",
                        "the code of " + run.order().revision() + " is from before migration " + contract.version()
                                + ", which release " + contract.release() + " ran: " + contract.describe()
                                + ". It needs what that took away",
                        "environment " + run.environment().name(),
                        "Go forward: deploy a revision that has migration " + contract.version() + "."));
            }
        }
    }
}
