package dev.railsk.cli.internal.command;

import dev.railsk.cli.Signals;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.view.ProgressView;
import dev.railsk.cli.internal.view.StatusTable;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;

/** Runs a deploy or a migration: shows its progress, stops it at Ctrl-C, and prints how it ended. */
final class WatchedDeploy {

    private final Invocation invocation;
    private final Cluster cluster;
    private final Looks looks;

    WatchedDeploy(Invocation invocation, Cluster cluster) {
        this.invocation = invocation;
        this.cluster = cluster;
        this.looks = Looks.of(invocation);
    }

    /** What to run. */
    interface Action {
        DeployReport run(DeployListener listener, Cancellation cancellation);
    }

    ExitCode run(boolean isDryRun, Action action) throws IOException {
        Aftermath aftermath = Aftermath.of(invocation, looks);
        try {
            DeployReport report = watched(isDryRun, aftermath, action);
            aftermath.ended(report);
            print(report);
            return ExitCode.DONE;
        } catch (DeployException failure) {
            aftermath.failed(failure);
            if (!invocation.wantsJson()) {
                print(lastOf(failure.report()));
            }
            throw failure;
        } catch (RuntimeException unexpected) {
            aftermath.broken();
            throw unexpected;
        }
    }

    /** How things stand now: after the rollback, where there was one. */
    private static DeployReport lastOf(DeployReport report) {
        return report.rollback().flatMap(DeployReport.Rollback::report).orElse(report);
    }

    private DeployReport watched(boolean isDryRun, Aftermath aftermath, Action action) {
        Cancellation cancellation = new Cancellation();
        try (ProgressView view = looks.progress(isDryRun)) {
            Signals.Watch watch = invocation.context().signals().onStop(() -> stop(cancellation, view));
            try {
                return action.run(aftermath.before(view), cancellation);
            } finally {
                watch.close();
            }
        }
    }

    private static void stop(Cancellation cancellation, ProgressView view) {
        cancellation.cancel();
        view.note("stopping; press Ctrl-C again to end at once");
    }

    private void print(DeployReport report) throws IOException {
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.of(report));
        } else if (!report.workloads().isEmpty()) {
            invocation
                    .output()
                    .result(StatusTable.of(
                            report.workloads(),
                            DeploymentAges.of(cluster, report.workloads()),
                            looks.result(),
                            looks.width()));
        }
    }
}
