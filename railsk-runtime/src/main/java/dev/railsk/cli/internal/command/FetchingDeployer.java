package dev.railsk.cli.internal.command;

import dev.railsk.cli.CommandContext;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.ValueFetcher;

/** A deployer that fetches values where the command runs; for an embedded cluster it only says that they are simulated. */
final class FetchingDeployer {

    private FetchingDeployer() {}

    static Deployer on(Cluster cluster, Invocation invocation) {
        CommandContext context = invocation.context();
        boolean isEmbedded = invocation.arguments().has("--cluster");
        return Deployer.on(cluster)
                .fetching(
                        isEmbedded
                                ? ValueFetcher.SIMULATED
                                : new FetchedOnce(ValueFetcher.local(
                                        context.environment(), context.directory(), context.input())));
    }
}
