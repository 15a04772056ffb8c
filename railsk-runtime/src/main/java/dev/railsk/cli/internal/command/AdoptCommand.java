package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.view.DiffText;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.image.Revision;
import java.io.IOException;
import java.util.List;

/** {@code adopt}: takes over what kubectl, Kustomize or Helm applied before. */
final class AdoptCommand implements Command {

    private static final Option DRY_RUN = Option.flag("--dry-run", "print what would be taken over, and take nothing");
    private static final Option YES = Option.flag(Confirmation.YES.name(), "take it over without asking");

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "adopt",
                "Take over what kubectl, Kustomize or Helm applied; no value changes, nothing restarts.",
                List.of(
                        GivenRevision.option("; the running one by default"),
                        DRY_RUN,
                        DeployCommand.LOCK_WAIT,
                        YES,
                        Looks.PROGRESS),
                List.of("adopt staging --dry-run", "adopt staging", "adopt staging --yes"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        DeployOptions wanted =
                DeployCommand.withLockWait(DeployOptions.DEFAULT.by(Operator.of(invocation)), invocation.arguments());
        DeployOptions options = invocation.arguments().has(DRY_RUN.name()) ? wanted.dryRun() : wanted;
        Environment environment = EnvironmentChoice.of(invocation, "adopt");
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            Revision revision = RevisionChoice.orRunning(invocation, environment, deployer);
            if (!invocation.wantsJson()) {
                show(invocation, deployer.adoption(environment, revision));
            }
            if (!options.isDryRun()) {
                Confirmation.always(invocation, environment, "adopt");
            }
            return new WatchedDeploy(invocation, cluster)
                    .run(
                            options.isDryRun(),
                            (listener, cancellation) ->
                                    deployer.adopt(environment, revision, options, listener, cancellation));
        }
    }

    private static void show(Invocation invocation, EnvironmentDiff diff) throws IOException {
        invocation.output().result(DiffText.of(diff, Looks.of(invocation).result()));
    }
}
