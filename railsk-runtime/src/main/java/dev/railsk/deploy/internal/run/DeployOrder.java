package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Course;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.Results;
import dev.railsk.deploy.DeployTarget;
import dev.railsk.image.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a caller asked for. */
public record DeployOrder(
        Environment environment,
        Revision revision,
        DeployOptions options,
        DeployListener listener,
        Cancellation cancellation) {

    /** The same for the environment as it is now. */
    public DeployOrder in(Environment other) {
        return new DeployOrder(other, revision, options, listener, cancellation);
    }

    /** The report of one that could not begin. */
    public DeployReport refused(Cluster cluster) {
        return refused(cluster, environment, revision.value(), options);
    }

    static DeployReport refused(Cluster cluster, Environment environment, String revision, DeployOptions options) {
        DeployTarget target = new DeployTarget(
                environment.appName(), environment.name(), environment.namespace(), revision, cluster.address());
        return new DeployReport(
                target,
                Outcome.REFUSED,
                options.isDryRun(),
                new Course(options.by(), cluster.time().now(), Duration.ZERO, List.of()),
                new Results(List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                Optional.empty());
    }
}
