package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.ScaleWish;
import java.io.IOException;
import java.util.List;

/** {@code scale}: how many pods a workload has, until the next deploy. */
final class ScaleCommand implements Command {

    private static final Option ANYWAY =
            Option.flag("--anyway", "also where an autoscaler or the definition says otherwise");

    @Override
    public CommandModel model() {
        return new CommandModel(
                "scale",
                "Change how many pods a workload has, until the next deploy, and wait until they run.",
                List.of("ENV", "WORKLOAD", "N"),
                List.of(ANYWAY, DeployCommand.LOCK_WAIT, Confirmation.YES, Looks.PROGRESS, Aftermath.REPORT),
                List.of("scale staging sidekiq 5", "scale staging sidekiq 0"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        NamedWorkload named = NamedWorkload.of(invocation, "scale");
        if (named.workload().isEmpty() || named.rest().size() != 1) {
            throw new UsageException(
                    "scale needs a workload and a number of pods",
                    "Write scale " + named.environment().name() + " WORKLOAD N, as in scale "
                            + named.environment().name() + " sidekiq 5.");
        }
        int pods = Numbers.parse("N", named.rest().get(0), 0);
        ScaleWish wish = new ScaleWish(
                named.workload().get(), pods, invocation.arguments().has(ANYWAY.name()));
        Confirmation.of(invocation, named.environment(), "scale");
        try (Cluster cluster = ClusterChoice.open(invocation, named.environment())) {
            return new WatchedDeploy(invocation, cluster).run(false, (listener, cancellation) -> Deployer.on(cluster)
                    .scale(named.environment(), wish, DeployCommand.byOperator(invocation), listener, cancellation));
        }
    }
}
