package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.view.CronLines;
import dev.railsk.cli.internal.view.ReleaseTable;
import dev.railsk.cli.internal.view.StatusTable;
import dev.railsk.cli.internal.view.TaskLine;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code status}: the workloads, the migration and the cron tasks as they stand. */
final class StatusCommand implements Command {

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "status",
                "Print how the workloads of an environment stand.",
                List.of(),
                List.of("status staging", "status staging --output json"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "status");
        EnvironmentStatus status;
        Map<String, Duration> ages;
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            status = Deployer.on(cluster).status(environment);
            ages = DeploymentAges.of(cluster, status.workloads());
        }
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.of(status));
        } else {
            Looks looks = Looks.of(invocation);
            String table = StatusTable.of(status.workloads(), ages, looks.result(), looks.width());
            invocation
                    .output()
                    .result(headline(status) + (invocation.arguments().has("--cluster") ? ", simulated" : "") + "\n\n"
                            + table + "\n" + TaskLine.ofMigrations(status.migrations())
                            + TaskLine.of(status.tasks())
                            + CronLines.of(status.crons())
                            + status.unfinished()
                                    .map(release -> ReleaseTable.unfinished(release, environment.name()) + "\n")
                                    .orElse(""));
        }
        return ExitCode.DONE;
    }

    private static String headline(EnvironmentStatus status) {
        boolean isDeployed =
                status.workloads().stream().anyMatch(workload -> workload.state() != WorkloadStatus.State.ABSENT);
        String revision = status.revision()
                .map(running -> "revision " + running)
                .orElse(isDeployed ? "different revisions" : "not deployed");
        return status.app() + " in " + status.environment() + ": " + revision + ", namespace " + status.namespace();
    }
}
