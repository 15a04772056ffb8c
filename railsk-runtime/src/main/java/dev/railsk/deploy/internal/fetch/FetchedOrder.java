package dev.railsk.deploy.internal.fetch;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.ValueFetcher;
import dev.railsk.deploy.internal.preflight.RightCluster;
import dev.railsk.deploy.internal.run.DeployOrder;
import java.util.List;

/** What was asked for, with the values of the secrets that whoever deploys fetches. */
public final class FetchedOrder {

    private FetchedOrder() {}

    /** The order with them; a cluster that is not meant is refused by the deploy itself, and nothing is fetched for it. */
    public static DeployOrder of(Cluster cluster, ValueFetcher fetcher, DeployOrder order) {
        Environment environment = order.environment();
        if (environment.fetchedSecrets().isEmpty()
                || new RightCluster(cluster, environment).check().isPresent()) {
            return order;
        }
        Fetching fetching = new Fetching(fetcher);
        Environment fetched = fetching.of(environment);
        List<Finding> findings = fetching.findings();
        if (!findings.isEmpty() && !order.cancellation().isCancelled()) {
            throw new PreflightRefusedException(order.refused(cluster), findings);
        }
        return order.in(fetched);
    }
}
