package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.view.ReleaseTable;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.util.List;

/** {@code history}: the recorded releases. */
final class HistoryCommand implements Command {

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "history",
                "Print the releases of an environment, the newest first.",
                List.of(),
                List.of("history staging", "history staging --output json"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "history");
        List<Release> releases;
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            releases = Deployer.on(cluster).history(environment);
        }
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.ofHistory(environment, releases));
        } else if (releases.isEmpty()) {
            invocation
                    .output()
                    .result("no release of " + environment.appName() + " in " + environment.name() + " is recorded\n");
        } else {
            invocation
                    .output()
                    .result(ReleaseTable.of(releases, Looks.of(invocation).result()));
        }
        return ExitCode.DONE;
    }
}
