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
import dev.railsk.deploy.TaskRun;
import dev.railsk.image.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a caller of a rollback asked for.
 *
 * @param number the release to go back to; empty for the last good one before
 */
public record RollbackOrder(
        Environment environment,
        OptionalInt number,
        DeployOptions options,
        DeployListener listener,
        Cancellation cancellation) {

    /** The deploy that it comes to, once its revision is known. */
    public DeployOrder toRevision(Revision revision) {
        return new DeployOrder(environment, revision, options, listener, cancellation);
    }

    /** The report of one that had nothing to go back to. */
    public DeployReport refused(Cluster cluster) {
        DeployTarget target = new DeployTarget(
                environment.appName(), environment.name(), environment.namespace(), "", cluster.address());
        return new DeployReport(
                target,
                Outcome.REFUSED,
                options.isDryRun(),
                new Course(cluster.time().now(), Duration.ZERO, List.of()),
                new Results(List.of(), List.of(), TaskRun.NO_MIGRATION, List.of()),
                List.of(),
                Optional.empty());
    }
}
