package dev.railsk.deploy.internal;

import dev.railsk.deploy.internal.apply.ApplyStep;
import dev.railsk.deploy.internal.apply.DryRunStep;
import dev.railsk.deploy.internal.await.AwaitStep;
import dev.railsk.deploy.internal.await.RestartStep;
import dev.railsk.deploy.internal.inventory.InventoryStep;
import dev.railsk.deploy.internal.migrate.MigrateStep;
import dev.railsk.deploy.internal.preflight.PreflightStep;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.task.MigrationTiming;
import java.util.ArrayList;
import java.util.List;

/** The order of the steps. */
final class DeploySteps {

    private DeploySteps() {}

    static List<DeployStep> ofDryRun() {
        return List.of(new PreflightStep(), new DryRunStep());
    }

    static List<DeployStep> of(MigrationTiming timing, boolean restartsAfter) {
        List<DeployStep> steps = new ArrayList<>(
                List.of(new PreflightStep(), new DryRunStep(), InventoryStep.before(), ApplyStep.config()));
        if (timing == MigrationTiming.BEFORE) {
            steps.add(new MigrateStep());
        }
        steps.addAll(List.of(ApplyStep.rest(), InventoryStep.after(), new AwaitStep()));
        if (timing == MigrationTiming.AFTER) {
            steps.add(new MigrateStep());
            if (restartsAfter) {
                steps.addAll(List.of(new RestartStep(), new AwaitStep()));
            }
        }
        return steps;
    }

    static List<DeployStep> ofMigration() {
        return List.of(new PreflightStep(), new DryRunStep(), new MigrateStep());
    }
}
