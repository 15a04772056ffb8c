package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import java.io.IOException;
import java.util.List;

/** {@code teardown}: deletes what an environment owns. */
final class TeardownCommand implements Command {

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "teardown",
                "Delete what an environment owns; never its namespace, nor what may hold data unless it is named.",
                List.of(Confirmation.YES, PruneChoice.NAMED, DeployCommand.LOCK_WAIT, Looks.PROGRESS, Aftermath.REPORT),
                List.of("teardown review", "teardown review --yes --delete PersistentVolumeClaim/uploads"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "teardown");
        Confirmation.always(invocation, environment, "delete");
        DeployOptions options = DeployCommand.byOperator(invocation)
                .prune(PruneChoice.named(
                        invocation.arguments().value(PruneChoice.NAMED.name()).orElse("")));
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            return new WatchedDeploy(invocation, cluster).run(false, (listener, cancellation) -> Deployer.on(cluster)
                    .teardown(environment, options, listener, cancellation));
        }
    }
}
