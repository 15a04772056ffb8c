package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import java.io.IOException;
import java.util.List;

/** {@code restart}: the workloads that run the app's code, or one workload, pod by pod. */
final class RestartCommand implements Command {

    @Override
    public CommandModel model() {
        return new CommandModel(
                "restart",
                "Restart the workloads that run the app's code, or one workload, and wait until they run.",
                List.of("ENV", "[WORKLOAD]"),
                List.of(DeployCommand.LOCK_WAIT, Confirmation.YES, Looks.PROGRESS, Aftermath.REPORT),
                List.of("restart staging", "restart staging sidekiq"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        NamedWorkload named = NamedWorkload.of(invocation, "restart");
        Confirmation.of(invocation, named.environment(), "restart");
        try (Cluster cluster = ClusterChoice.open(invocation, named.environment())) {
            return new WatchedDeploy(invocation, cluster).run(false, (listener, cancellation) -> Deployer.on(cluster)
                    .restart(
                            named.environment(),
                            named.workload(),
                            DeployCommand.byOperator(invocation),
                            listener,
                            cancellation));
        }
    }
}
