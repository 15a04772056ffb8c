package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.deploy.DeployRights;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.util.List;

/** {@code rights}: the roles that whoever deploys an environment needs. Talks to no cluster. */
final class RightsCommand implements Command {

    @Override
    public CommandModel model() {
        return CommandModel.ofEnvironment(
                "rights",
                "Print the least roles that deploys of an environment need.",
                List.of(),
                List.of("rights staging", "rights staging | kubectl apply -f -"));
    }

    @Override
    public boolean asksCluster() {
        return false;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        DeployRights rights = DeployRights.of(EnvironmentChoice.of(invocation, "rights"));
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.of(rights));
        } else {
            invocation.output().result(rights.toYaml());
        }
        return ExitCode.DONE;
    }
}
