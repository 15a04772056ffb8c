package portal;

import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployReport;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A deploy that the portal has started. */
public final class RunningDeploy {

    private final Cancellation cancellation;
    private final Future<DeployReport> report;

    RunningDeploy(Cancellation cancellation, Future<DeployReport> report) {
        this.cancellation = cancellation;
        this.report = report;
    }

    /** Ask it to stop; it does so within a second. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Wait for its end, good or bad. */
    public DeployReport report() throws InterruptedException, ExecutionException {
        return report.get();
    }
}
