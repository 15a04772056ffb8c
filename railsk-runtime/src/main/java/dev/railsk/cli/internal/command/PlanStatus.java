package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.view.PlanLines;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.source.SourceManifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code plan status ENV} and {@code plan next ENV}: how far the plans have come there, or only what comes next. */
final class PlanStatus {

    private final boolean isNextOnly;

    PlanStatus(boolean isNextOnly) {
        this.isNextOnly = isNextOnly;
    }

    ExitCode run(Invocation invocation, List<String> given) throws IOException {
        Environment environment = PlanCommand.environment(invocation, given, isNextOnly ? "plan next" : "plan status");
        List<PlanState> states;
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = Deployer.on(cluster);
            Optional<SourceManifest> code = SourceChoice.isImage(invocation)
                    ? new AskedCheckout(invocation, deployer).of(environment)
                    : SourceChoice.around(invocation);
            states = deployer.plans(environment, code);
        }
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.of(environment.appName(), environment.name(), states));
        } else {
            String head = environment.appName() + " in " + environment.name() + "\n";
            invocation.output().result(head + (isNextOnly ? PlanLines.next(states) : PlanLines.of(states)));
        }
        return ExitCode.DONE;
    }
}
