package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** {@code rollback}: deploys the set of an earlier release again. */
final class RollbackCommand implements Command {

    private static final int LONGEST_NUMBER = 9;

    @Override
    public CommandModel model() {
        return new CommandModel(
                "rollback",
                "Deploy an earlier release again, as it was; it runs no migration.",
                List.of("ENV", "[NUMBER]"),
                List.of(
                        DeployCommand.DRY_RUN,
                        DeployCommand.TIMEOUT,
                        DeployCommand.LOCK_WAIT,
                        DeployCommand.KEEP,
                        PruneChoice.NONE,
                        PruneChoice.NAMED,
                        Confirmation.YES,
                        Looks.PROGRESS,
                        Aftermath.REPORT),
                List.of("rollback staging", "rollback staging 12", "rollback staging 12 --dry-run"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        DeployOptions options = DeployCommand.options(invocation.arguments()).by(Operator.of(invocation));
        List<String> given = invocation.arguments().positionals();
        boolean isNumberOnly = given.size() == 1
                && number(given.get(0)).isPresent()
                && !invocation.app().environments().contains(given.get(0));
        Environment environment = isNumberOnly
                ? EnvironmentChoice.only(invocation.app(), "rollback")
                : EnvironmentChoice.of(invocation, "rollback");
        OptionalInt number = isNumberOnly ? number(given.get(0)) : OptionalInt.empty();
        if (given.size() == 2) {
            number = number(given.get(1));
            if (number.isEmpty()) {
                throw new UsageException(
                        "rollback needs the number of a release, but was given \"" + given.get(1) + "\"",
                        "history " + environment.name() + " lists them.");
            }
        }
        OptionalInt wanted = number;
        if (!options.isDryRun()) {
            Confirmation.of(invocation, environment, "roll back");
        }
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = Deployer.on(cluster);
            return new WatchedDeploy(invocation, cluster)
                    .run(
                            options.isDryRun(),
                            (listener, cancellation) -> wanted.isPresent()
                                    ? deployer.rollback(environment, wanted.getAsInt(), options, listener, cancellation)
                                    : deployer.rollback(environment, options, listener, cancellation));
        }
    }

    private static OptionalInt number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
        for (int index = 0; index < text.length(); index++) {
            isNumber &= text.charAt(index) >= '0' && text.charAt(index) <= '9';
        }
        return isNumber ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
