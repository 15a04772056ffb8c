package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.io.IOException;
import java.util.List;

/** {@code plan run ENV STEP}: run the backfill that a step is, or count the rows that it asks for, in the image that runs. */
final class PlanRun {

    ExitCode run(Invocation invocation, List<String> given) throws IOException {
        Environment environment = PlanCommand.environmentBeforeStep(invocation, given, "plan run");
        String step = PlanCommand.step(given, environment, "plan run", "the step to run");
        Confirmation.of(invocation, environment, "run a step of a plan in");
        try (Cluster cluster = ClusterChoice.open(invocation, environment)) {
            Deployer deployer = FetchingDeployer.on(cluster, invocation);
            Revision revision = RevisionChoice.orRunning(invocation, environment, deployer);
            DeployOptions options = DeployCommand.byOperator(invocation);
            return new WatchedDeploy(invocation, cluster)
                    .run(false, (listener, cancellation) -> deployer.image(environment, revision)
                            .planned(step, options, listener, cancellation)
                            .report());
        }
    }
}
