package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.view.TaskLine;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code migrate}: how the migration stands; with {@code run}, run it. */
final class MigrateCommand implements Command {

    private static final String RUN = "run";

    @Override
    public CommandModel model() {
        return new CommandModel(
                "migrate",
                "Print how the migration of a revision stands; with \"run\", run it.",
                List.of("ENV", "[run]"),
                List.of(
                        GivenRevision.option("; the running one by default"),
                        Option.flag("--again", "with \"run\", run it though it has succeeded"),
                        DeployCommand.LOCK_WAIT,
                        SourceChoice.NAMED,
                        SourceChoice.NONE,
                        Confirmation.YES,
                        Looks.PROGRESS,
                        Aftermath.REPORT),
                List.of("migrate staging", "migrate staging run --revision abcd123"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        List<String> given = invocation.arguments().positionals();
        boolean isRunOnly = given.size() == 1
                && given.get(0).equals(RUN)
                && !invocation.app().environments().contains(RUN);
        Environment environment = isRunOnly
                ? EnvironmentChoice.only(invocation.app(), "migrate")
                : EnvironmentChoice.of(invocation, "migrate");
        if (given.size() == 2 && !given.get(1).equals(RUN)) {
            throw new UsageException(
                    "migrate does not know \"" + given.get(1) + "\"",
                    "Write migrate " + environment.name() + " for the state, or migrate " + environment.name()
                            + " run to run it.");
        }
        boolean isRun = isRunOnly || given.size() == 2;
        boolean isAgain = invocation.arguments().has("--again");
        if (isRun) {
            Confirmation.of(invocation, environment, "migrate");
        } else {
            requireNothingOfARun(invocation, environment);
        }
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            Revision revision = RevisionChoice.orRunning(invocation, environment, deployer);
            if (!isRun) {
                return print(invocation, environment, revision, deployer.migrationState(environment, revision));
            }
            DeployOptions options = SourceChoice.with(DeployCommand.byOperator(invocation), invocation, revision);
            return new WatchedDeploy(invocation, cluster)
                    .run(
                            false,
                            (listener, cancellation) -> isAgain
                                    ? deployer.migrateAgain(environment, revision, options, listener, cancellation)
                                    : deployer.migrate(environment, revision, options, listener, cancellation));
        }
    }

    private static void requireNothingOfARun(Invocation invocation, Environment environment) {
        String begin = "Write migrate " + environment.name() + " run ";
        if (invocation.arguments().has("--again")) {
            throw new UsageException(
                    "--again runs the migration once more, but migrate was not told to run it", begin + "--again.");
        }
        if (invocation.arguments().has(Aftermath.REPORT.name())) {
            throw new UsageException(
                    Aftermath.REPORT.name() + " tells how a migration went, but migrate was not told to run one",
                    begin + Aftermath.REPORT.name() + " FILE.");
        }
    }

    private static ExitCode print(Invocation invocation, Environment environment, Revision revision, TaskRun status)
            throws IOException {
        if (invocation.wantsJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("app", environment.appName());
            json.put("environment", environment.name());
            json.put("revision", revision.value());
            json.putAll(DeployJson.of(status).map());
            invocation.report(ExitCode.DONE, Tree.of(json));
        } else {
            invocation.output().result(TaskLine.ofMigration(status) + "\n");
        }
        return ExitCode.DONE;
    }
}
