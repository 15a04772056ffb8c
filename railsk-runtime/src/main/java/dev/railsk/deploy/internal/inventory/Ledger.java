package dev.railsk.deploy.internal.inventory;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.inventory.RollbackFloor.Contract;
import dev.railsk.image.Revision;
import java.util.List;
import java.util.Optional;

/** The revisions whose migration succeeded, and the tasks of the first install, in the inventory of their environment. */
public final class Ledger {

    private static final int FORBIDDEN = 403;

    private final InventoryStore store;

    public Ledger(Cluster cluster, Environment environment) {
        store = new InventoryStore(cluster, environment);
    }

    /** A Job of the migration of this revision, if it has succeeded; empty also where the inventory may not be read. */
    public Optional<Migrated> of(Revision revision, String task) {
        try {
            return store.read().inventory().migrated(revision.value(), task);
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /** What is known of the first install; nothing where the inventory may not be read. */
    public FirstInstall firstInstall() {
        try {
            return store.read().inventory().firstInstall();
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return FirstInstall.UNKNOWN;
        }
    }

    /** The oldest release that a rollback may bring back; none where the inventory may not be read. */
    public RollbackFloor floor() {
        try {
            return store.read().inventory().floor();
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return RollbackFloor.NONE;
        }
    }

    /** Raise the floor to this release, for what it is about to take away. */
    public void raiseFloor(int release, List<Contract> contracts) {
        store.change(inventory -> inventory.with(inventory.floor().raised(release, contracts)));
    }

    /** Note that a task of the first install has succeeded in this run. */
    public void addInstalled(Revision revision, TaskRun run) {
        store.change(inventory ->
                inventory.with(inventory.firstInstall().with(run.task(), Migrated.of(revision.value(), run))));
    }

    /** Note that the migration has succeeded in this run. */
    public void add(Revision revision, TaskRun run) {
        store.change(inventory -> inventory.with(Migrated.of(revision.value(), run)));
    }
}
