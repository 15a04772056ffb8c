package dev.railsk.deploy.internal;

import dev.railsk.deploy.internal.apply.ApplyStep;
import dev.railsk.deploy.internal.apply.DryRunStep;
import dev.railsk.deploy.internal.await.AwaitStep;
import dev.railsk.deploy.internal.migrate.MigrateStep;
import dev.railsk.deploy.internal.preflight.PreflightStep;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.task.MigrationTiming;
import java.util.List;

/** The order of the steps. */
final class DeploySteps {

    private DeploySteps() {}

    static List<DeployStep> ofDryRun() {
        return List.of(new PreflightStep(), new DryRunStep());
    }

    static List<DeployStep> of(MigrationTiming timing) {
        return switch (timing) {
            case BEFORE ->
                List.of(
                        new PreflightStep(),
                        new DryRunStep(),
                        ApplyStep.config(),
                        new MigrateStep(),
                        ApplyStep.rest(),
                        new AwaitStep());
            case AFTER ->
                List.of(
                        new PreflightStep(),
                        new DryRunStep(),
                        ApplyStep.config(),
                        ApplyStep.rest(),
                        new AwaitStep(),
                        new MigrateStep());
            case MANUAL ->
                List.of(new PreflightStep(), new DryRunStep(), ApplyStep.config(), ApplyStep.rest(), new AwaitStep());
        };
    }

    static List<DeployStep> ofMigration() {
        return List.of(new PreflightStep(), new DryRunStep(), new MigrateStep());
    }
}
