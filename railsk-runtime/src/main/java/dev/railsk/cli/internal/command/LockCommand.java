package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.view.SafeText;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.util.List;

/** {@code lock}: who deploys an environment now; with {@code break}, take their lock. */
final class LockCommand implements Command {

    private static final String BREAK = "break";

    @Override
    public CommandModel model() {
        return new CommandModel(
                "lock",
                "Print who deploys an environment now; with \"break\", take their lock.",
                List.of("ENV", "[break]"),
                List.of(Confirmation.YES),
                List.of("lock staging", "lock staging break"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        List<String> given = invocation.arguments().positionals();
        boolean isBreakOnly = given.size() == 1
                && given.get(0).equals(BREAK)
                && !invocation.app().environments().contains(BREAK);
        Environment environment = isBreakOnly
                ? EnvironmentChoice.only(invocation.app(), "lock")
                : EnvironmentChoice.of(invocation, "lock");
        if (given.size() == 2 && !given.get(1).equals(BREAK)) {
            throw new UsageException(
                    "lock does not know \"" + given.get(1) + "\"",
                    "Write lock " + environment.name() + " to see who holds it, or lock " + environment.name()
                            + " break to take it from them.");
        }
        boolean isBroken = isBreakOnly || given.size() == 2;
        if (isBroken) {
            Confirmation.of(invocation, environment, "break the lock of");
        }
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = Deployer.on(cluster);
            LockState state =
                    isBroken ? deployer.breakLock(environment, Operator.of(invocation)) : deployer.lock(environment);
            if (invocation.wantsJson()) {
                invocation.report(ExitCode.DONE, DeployJson.of(state));
            } else {
                invocation.output().result(SafeText.line(words(environment, state, isBroken)) + "\n");
            }
        }
        return ExitCode.DONE;
    }

    private static String words(Environment environment, LockState state, boolean isBroken) {
        String name = environment.appName() + " in " + environment.name() + ": ";
        if (!state.isHeld()) {
            return name + "nobody holds the lock";
        }
        String since = state.since().isPresent() ? ", since " + state.since().get() : "";
        return isBroken
                ? name + "broke the lock of " + state.holder() + since
                        + "; a deploy that lives stops before its next write"
                : name + "locked by " + state.holder() + since;
    }
}
