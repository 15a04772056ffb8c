package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import java.io.IOException;
import java.util.List;

/** {@code teardown}: deletes what an environment owns. */
final class TeardownCommand implements Command {

    private static final Option YES = Option.of("--yes", "ENV", "the environment's name once more, to be sure");

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "teardown",
                "Delete what an environment owns; never its namespace, nor what may hold data unless it is named.",
                List.of(YES, PruneChoice.NAMED, DeployCommand.LOCK_WAIT, Looks.PROGRESS),
                List.of(
                        "teardown review --yes review",
                        "teardown review --yes review --delete PersistentVolumeClaim/uploads"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "teardown");
        String yes = invocation.arguments().value(YES.name()).orElse("");
        if (!yes.equals(environment.name())) {
            throw new UsageException(
                    "teardown deletes all that environment \"" + environment.name() + "\" of \"" + environment.appName()
                            + "\" owns" + (yes.isEmpty() ? "" : ", but \"" + yes + "\" was confirmed"),
                    "Write teardown " + environment.name() + " --yes " + environment.name() + " to have it deleted.");
        }
        DeployOptions options = DeployCommand.byOperator(invocation)
                .prune(PruneChoice.named(
                        invocation.arguments().value(PruneChoice.NAMED.name()).orElse("")));
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            return new WatchedDeploy(invocation, cluster).run(false, (listener, cancellation) -> Deployer.on(cluster)
                    .teardown(environment, options, listener, cancellation));
        }
    }
}
