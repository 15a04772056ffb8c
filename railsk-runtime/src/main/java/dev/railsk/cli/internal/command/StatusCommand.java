package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.view.JsonText;
import dev.railsk.cli.internal.view.MigrationLine;
import dev.railsk.cli.internal.view.ReportJson;
import dev.railsk.cli.internal.view.StatusTable;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.EnvironmentStatus;
import java.io.IOException;
import java.util.List;

/** {@code status}: the workloads and the migration as they stand. */
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
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "status");
        EnvironmentStatus status;
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            status = Deployer.on(cluster).status(environment);
        }
        invocation
                .output()
                .result(invocation.wantsJson() ? JsonText.indented(ReportJson.of(status)) : text(invocation, status));
        return ExitCode.DONE;
    }

    private static String text(Invocation invocation, EnvironmentStatus status) {
        String revision =
                status.revision().map(running -> "revision " + running).orElse("no revision, or several");
        return status.app() + " in " + status.environment() + ": " + revision + ", namespace " + status.namespace()
                + "\n\n"
                + StatusTable.of(status.workloads(), Looks.of(invocation).result()) + "\n"
                + MigrationLine.of(status.migration()) + "\n";
    }
}
