package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.view.PlanLines;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.util.List;

/** {@code plan approve ENV STEP}: say that a step is done which only a person can judge. */
final class PlanApprove {

    ExitCode run(Invocation invocation, List<String> given) throws IOException {
        Environment environment = PlanCommand.environmentBeforeStep(invocation, given, "plan approve");
        String step = PlanCommand.step(given, environment, "plan approve", "the step that is done");
        Confirmation.of(invocation, environment, "approve a step of a plan for");
        PlanState state;
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            state = Deployer.on(cluster).approve(environment, step, Operator.of(invocation));
        }
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.of(environment.appName(), environment.name(), List.of(state)));
        } else {
            String head = environment.appName() + " in " + environment.name() + "\n";
            invocation.output().result(head + PlanLines.of(List.of(state)));
        }
        return ExitCode.DONE;
    }
}
