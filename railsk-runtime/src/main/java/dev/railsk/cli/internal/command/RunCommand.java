package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.Signals;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.view.ProgramView;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.ProgramEnd;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import java.io.IOException;
import java.util.List;

/** {@code run}: a program, once, in a Job of the app's image. */
final class RunCommand implements Command {

    @Override
    public CommandModel model() {
        return new CommandModel(
                "run",
                "Run a program once in the app's image and environment, and end as it does.",
                List.of("ENV", CommandModel.REST + "COMMAND..."),
                List.of(GivenRevision.option("; the running one by default"), Confirmation.YES),
                List.of(
                        "run staging -- bin/rails db:seed",
                        "run staging --revision abcd123 -- bin/rails runner 'p 1'"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode ownFailure(ExitCode usual) {
        return usual.equals(ExitCode.INTERRUPTED) ? usual : ExitCode.NOT_RUN;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        List<String> command = invocation.arguments().rest();
        Environment environment = EnvironmentChoice.of(invocation, "run");
        if (command.isEmpty()) {
            throw new UsageException(
                    "run needs a command, but has none",
                    "Write it after two dashes: run " + environment.name() + " -- bin/rails db:seed");
        }
        Confirmation.of(invocation, environment, "run a program in");
        Cancellation cancellation = new Cancellation();
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            Revision revision = RevisionChoice.orRunning(invocation, environment, deployer);
            Signals.Watch watch = invocation.context().signals().onStop(cancellation::cancel);
            try {
                ProgramEnd end =
                        deployer.run(environment, revision, command, new ProgramView(invocation), cancellation);
                ExitCode exitCode = ExitCode.ofProgram(end.exitCode());
                if (invocation.wantsJson()) {
                    invocation.report(exitCode, DeployJson.of(end));
                }
                return exitCode;
            } finally {
                watch.close();
            }
        }
    }
}
