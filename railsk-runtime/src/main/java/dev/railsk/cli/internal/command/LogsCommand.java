package dev.railsk.cli.internal.command;

import dev.railsk.cli.Signals;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.DurationText;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.view.LogText;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.LogQuery;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code logs}: what the containers of the workloads have written. */
final class LogsCommand implements Command {

    private static final Option PREVIOUS =
            Option.flag("--previous", "the run of each container before the present one, such as one that crashed");
    private static final Option SINCE = Option.of("--since", "D", "no further back than this, such as 10m");
    private static final Option TAIL = Option.of("--tail", "N", "so many lines of each container, from the end");
    private static final Option FOLLOW =
            Option.flag("--follow", "go on with what is written from now on, until Ctrl-C");

    @Override
    public CommandModel model() {
        return new CommandModel(
                "logs",
                "Print the logs of all pods of an environment, or of one workload.",
                List.of("ENV", "[WORKLOAD]"),
                List.of(PREVIOUS, SINCE, TAIL, FOLLOW),
                List.of(
                        "logs staging web --since 10m",
                        "logs staging sidekiq --follow",
                        "logs staging web --previous"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        NamedWorkload named = NamedWorkload.of(invocation, "logs");
        LogQuery query = query(invocation.arguments());
        LogQuery wanted =
                named.workload().isPresent() ? query.of(named.workload().get()) : query;
        LogText text = new LogText(invocation, wanted.isFollowed());
        Cancellation cancellation = new Cancellation();
        try (Cluster cluster = ClusterChoice.open(invocation, named.environment())) {
            Signals.Watch watch = invocation.context().signals().onStop(cancellation::cancel);
            try {
                Deployer.on(cluster).logs(named.environment(), wanted, text, cancellation);
            } finally {
                watch.close();
            }
        }
        if (invocation.wantsJson() && !wanted.isFollowed()) {
            invocation.report(ExitCode.DONE, DeployJson.ofLines(named.environment(), text.lines()));
        }
        return cancellation.isCancelled() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private static LogQuery query(Arguments arguments) {
        LogQuery query = LogQuery.ALL;
        if (arguments.has(PREVIOUS.name()) && arguments.has(FOLLOW.name())) {
            throw new UsageException(
                    "--previous and --follow contradict each other: what is over is not written on",
                    "Keep one of the two.");
        }
        Optional<String> since = arguments.value(SINCE.name());
        if (since.isPresent()) {
            query = query.since(DurationText.parse(SINCE.name(), since.get()));
        }
        Optional<String> tail = arguments.value(TAIL.name());
        if (tail.isPresent()) {
            query = query.tail(Numbers.parse(TAIL.name(), tail.get(), 1));
        }
        query = arguments.has(PREVIOUS.name()) ? query.previous() : query;
        return arguments.has(FOLLOW.name()) ? query.follow() : query;
    }
}
