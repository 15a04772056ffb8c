package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.Option;
import dev.railsk.cli.internal.view.DiffText;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code diff}: what a deploy would change, by the cluster's own word. */
final class DiffCommand implements Command {

    private static final Option ADOPT =
            Option.flag(DeployCommand.ADOPT.name(), "of a deploy that takes over what kubectl or Helm set");

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "diff",
                "Print what a deploy would change; secrets are not shown.",
                List.of(
                        GivenRevision.option("; the running one by default"),
                        ADOPT,
                        Option.flag("--exit-code", "exit with 3 when there is a difference")),
                List.of("diff staging", "diff staging --revision abcd123 --exit-code"));
    }

    @Override
    public boolean asksCluster() {
        return true;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Environment environment = EnvironmentChoice.of(invocation, "diff");
        Revision revision;
        EnvironmentDiff diff;
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            revision = RevisionChoice.orRunning(invocation, environment, deployer);
            diff = invocation.arguments().has(ADOPT.name())
                    ? deployer.adoption(environment, revision)
                    : deployer.diff(environment, revision);
        }
        if (invocation.wantsJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("app", environment.appName());
            json.put("environment", environment.name());
            json.put("revision", revision.value());
            json.put("different", !diff.isEmpty());
            json.put("digest", diff.digest());
            json.putAll(DeployJson.of(diff).map());
            invocation.report(exitCode(invocation, diff), Tree.of(json));
        } else {
            String text = DiffText.of(diff, Looks.of(invocation).result());
            invocation.output().result(text + "digest: " + diff.digest() + "\n");
        }
        return exitCode(invocation, diff);
    }

    private static ExitCode exitCode(Invocation invocation, EnvironmentDiff diff) {
        for (EnvironmentDiff.ObjectDiff object : diff.objects()) {
            if (object.effect() == EnvironmentDiff.Effect.REFUSED) {
                return ExitCode.REFUSED;
            }
        }
        return invocation.arguments().has("--exit-code") && !diff.isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
