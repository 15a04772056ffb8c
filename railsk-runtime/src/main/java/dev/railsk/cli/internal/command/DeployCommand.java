package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.DurationText;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code deploy}: preflight, dry run, apply, wait, migrate. */
final class DeployCommand implements Command {

    static final Option LOCK_WAIT = Option.of(
            "--wait-lock", "D", "how long to wait for another deploy of this environment, such as 10m; not by default");

    static final Option DRY_RUN = Option.flag("--dry-run", "stop after the cluster's dry run: write nothing");
    static final Option TIMEOUT =
            Option.of("--timeout", "D", "how long the rollout may take, such as 90s or 1h30m; 10m by default");
    static final Option KEEP = Option.of(
            "--keep-releases", "N", "how many records of releases to keep beside the last good one; 10 by default");

    static final Option ADOPT = Option.flag(
            "--adopt", "take over what kubectl or Helm set of the definition, instead of refusing a conflict");
    private static final Option AGREED =
            Option.of("--confirm-diff", "DIGEST", "refuse to do anything else than the diff with this digest shows");
    private static final Option ROLLS_BACK =
            Option.flag("--rollback-on-failure", "bring the last good release back if the deploy fails");

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "deploy",
                "Bring an environment to a revision, wait until it runs, and migrate.",
                options(GivenRevision.option(""), AGREED),
                List.of(
                        "deploy staging --revision abcd123",
                        "deploy staging --revision abcd123 --dry-run",
                        "deploy staging --revision abcd123 --cluster fake:web=image-missing"));
    }

    /** What every deploy can be told, after these. */
    static List<Option> options(Option... own) {
        List<Option> options = new ArrayList<>(List.of(own));
        options.addAll(List.of(
                Option.choice(
                        "--migrate",
                        List.of("before", "after", "split", "manual"),
                        "when to migrate, instead of when the app says"),
                DRY_RUN,
                TIMEOUT,
                LOCK_WAIT,
                KEEP,
                ADOPT,
                Confirmation.YES,
                ROLLS_BACK,
                SourceChoice.NAMED,
                SourceChoice.NONE,
                PruneChoice.NONE,
                PruneChoice.NAMED,
                Looks.PROGRESS,
                Aftermath.REPORT));
        return options;
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "deploy");
        Optional<Revision> written = RevisionChoice.written(invocation, environment);
        if (written.isEmpty()) {
            // Nothing is pinned, so this names every open slot, the image's tag among them.
            environment.render();
        }
        return deploy(invocation, environment, written.orElseThrow(), "deploy");
    }

    static ExitCode deploy(Invocation invocation, Environment environment, Revision revision, String word)
            throws IOException {
        environment.render(revision);
        DeployOptions options =
                SourceChoice.with(options(invocation.arguments()).by(Operator.of(invocation)), invocation, revision);
        if (!options.isDryRun()) {
            Confirmation.of(invocation, environment, word);
        }
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            return new WatchedDeploy(invocation, cluster)
                    .run(
                            options.isDryRun(),
                            (listener, cancellation) ->
                                    deployer.deploy(environment, revision, options, listener, cancellation));
        }
    }

    static DeployOptions options(Arguments arguments) {
        DeployOptions options = DeployOptions.DEFAULT;
        Optional<String> timing = arguments.value("--migrate");
        if (timing.isPresent()) {
            options = options.migrate(MigrationTiming.valueOf(timing.get().toUpperCase(Locale.ROOT)));
        }
        Optional<String> timeout = arguments.value("--timeout");
        if (timeout.isPresent()) {
            options = options.timeout(DurationText.parse("--timeout", timeout.get()));
        }
        options = withLockWait(options, arguments);
        Optional<String> kept = arguments.value(KEEP.name());
        if (kept.isPresent()) {
            options = options.keepReleases(kept(kept.get()));
        }
        if (arguments.has(ADOPT.name())) {
            options = options.adopt();
        }
        options = options.prune(PruneChoice.of(arguments));
        Optional<String> agreed = arguments.value(AGREED.name());
        if (agreed.isPresent()) {
            options = options.confirmDiff(agreed.get());
        }
        if (arguments.has(ROLLS_BACK.name())) {
            options = options.rollBackOnFailure();
        }
        return arguments.has("--dry-run") ? options.dryRun() : options;
    }

    private static int kept(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new UsageException(
                    KEEP.name() + " needs a number from 1 to 999, but was \"" + text + "\"",
                    "Write it as in " + KEEP.name() + " 20.");
        }
        return Integer.parseInt(text);
    }

    /** In the name of who runs the command, as patient as they are. */
    static DeployOptions byOperator(Invocation invocation) {
        return withLockWait(DeployOptions.DEFAULT.by(Operator.of(invocation)), invocation.arguments());
    }

    static DeployOptions withLockWait(DeployOptions options, Arguments arguments) {
        Optional<String> wait = arguments.value(LOCK_WAIT.name());
        return wait.isPresent() ? options.waitForLock(DurationText.parse(LOCK_WAIT.name(), wait.get())) : options;
    }
}
