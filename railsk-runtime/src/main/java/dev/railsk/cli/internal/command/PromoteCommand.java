package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.io.IOException;
import java.util.List;

/** {@code promote}: deploys to one environment the very build that another one runs. */
final class PromoteCommand implements Command {

    @Override
    public CommandModel model() {
        return new CommandModel(
                "promote",
                "Deploy to TO the very build that FROM runs, by its digest.",
                List.of("FROM", "TO"),
                DeployCommand.options(),
                List.of("promote staging production", "promote staging production --dry-run"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        List<String> given = invocation.arguments().positionals();
        if (given.size() != 2) {
            throw new UsageException(
                    "promote needs two environments: the one whose build is taken, and the one that gets it",
                    "Write it as in promote staging production.");
        }
        Environment from = EnvironmentChoice.of(invocation, "promote");
        Environment to = EnvironmentChoice.named(invocation.app(), given.get(1));
        if (from.name().equals(to.name())) {
            throw new UsageException(
                    "promote was given environment \"" + from.name() + "\" twice",
                    "Name the one whose build is taken, and another one that gets it.");
        }
        Revision build;
        try (Cluster cluster = ClusterChoice.open(invocation, from)) {
            build = Deployer.on(cluster).runningBuild(from);
        }
        invocation.tell("revision " + build + ", which runs in " + from.name());
        return DeployCommand.deploy(invocation, to, build, "deploy");
    }
}
