package portal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs deploys side by side. The threads are the portal's own: railsk starts none that outlives a call. */
public final class Portal implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Start a deploy and go on. */
    public RunningDeploy start(Cluster cluster, Environment environment, Revision revision, DeployListener listener) {
        Cancellation cancellation = new Cancellation();
        return new RunningDeploy(
                cancellation,
                threads.submit(() -> deploy(Deployer.on(cluster), environment, revision, listener, cancellation)));
    }

    // A deploy that fails or is stopped is no accident here: its report says how far it came.
    private static DeployReport deploy(
            Deployer deployer,
            Environment environment,
            Revision revision,
            DeployListener listener,
            Cancellation cancellation) {
        try {
            return deployer.deploy(environment, revision, DeployOptions.DEFAULT, listener, cancellation);
        } catch (DeployException e) {
            return e.report();
        }
    }

    /** Take no more deploys; those that run come to their end. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
