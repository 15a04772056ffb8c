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

/**
 * {@code migrate}: how the migration stands; with {@code status}, what its image says of the databases; with {@code log}, what it wrote;
 * with {@code run}, run it.
 */
final class MigrateCommand implements Command {

    private static final String RUN = "run";
    private static final String STATUS = "status";
    private static final String LOG = "log";
    private static final List<String> ACTIONS = List.of(RUN, STATUS, LOG);

    @Override
    public CommandModel model() {
        return new CommandModel(
                "migrate",
                "Print how the migration of a revision stands; with \"status\", ask its image; \"log\", tell what it wrote; \"run\", run"
                        + " it.",
                List.of("ENV", "[status|log|run]"),
                List.of(
                        GivenRevision.option("; the running one by default"),
                        Option.flag("--again", "with \"run\", run it though it has succeeded"),
                        DeployCommand.LOCK_WAIT,
                        SourceChoice.NAMED,
                        SourceChoice.NONE,
                        Confirmation.YES,
                        Looks.PROGRESS,
                        Aftermath.REPORT),
                List.of("migrate staging", "migrate staging status", "migrate staging run --revision abcd123"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        String action = action(invocation);
        Environment environment = isOnlyAction(invocation)
                ? EnvironmentChoice.only(invocation.app(), "migrate")
                : EnvironmentChoice.of(invocation, "migrate");
        requireKnown(action, environment);
        if (action.equals(RUN)) {
            Confirmation.of(invocation, environment, "migrate");
        } else {
            requireNothingOfARun(invocation, environment);
        }
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            Revision revision = RevisionChoice.orRunning(invocation, environment, deployer);
            return switch (action) {
                case RUN -> runMigration(invocation, cluster, environment, revision);
                case LOG -> new MigrationLog(invocation, deployer).print(environment, revision);
                case STATUS -> new AskedStatus(invocation, deployer).print(environment, revision);
                default -> print(invocation, environment, revision, deployer.migrationState(environment, revision));
            };
        }
    }

    private static ExitCode runMigration(
            Invocation invocation, Cluster cluster, Environment environment, Revision revision) throws IOException {
        Deployer deployer = FetchingDeployer.on(cluster, invocation);
        DeployOptions options = SourceChoice.with(DeployCommand.byOperator(invocation), invocation, revision);
        return new WatchedDeploy(invocation, cluster)
                .run(
                        false,
                        (listener, cancellation) -> invocation.arguments().has("--again")
                                ? deployer.migrateAgain(environment, revision, options, listener, cancellation)
                                : deployer.migrate(environment, revision, options, listener, cancellation));
    }

    /** Whether the only word is what to do, in the only environment. */
    private static boolean isOnlyAction(Invocation invocation) {
        List<String> given = invocation.arguments().positionals();
        return given.size() == 1
                && ACTIONS.contains(given.get(0))
                && !invocation.app().environments().contains(given.get(0));
    }

    private static String action(Invocation invocation) {
        List<String> given = invocation.arguments().positionals();
        if (given.size() == 2) {
            return given.get(1);
        }
        return isOnlyAction(invocation) ? given.get(0) : "";
    }

    private static void requireKnown(String action, Environment environment) {
        if (!action.isEmpty() && !ACTIONS.contains(action)) {
            String name = environment.name();
            throw new UsageException(
                    "migrate does not know \"" + action + "\"",
                    "Write migrate " + name + " for the state, migrate " + name
                            + " status to ask the image, migrate " + name + " log for what it wrote, or migrate " + name
                            + " run to run it.");
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
            Map<String, Object> json = heading(environment, revision);
            json.putAll(DeployJson.of(status).map());
            invocation.report(ExitCode.DONE, Tree.of(json));
        } else {
            invocation.output().result(TaskLine.ofMigration(status) + "\n");
        }
        return ExitCode.DONE;
    }

    /** What every document of this command begins with. */
    static Map<String, Object> heading(Environment environment, Revision revision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("app", environment.appName());
        json.put("environment", environment.name());
        json.put("revision", revision.value());
        return json;
    }
}
