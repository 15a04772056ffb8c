package consumer.rehearsal;

import consumer.definition.Shop;
import dev.railsk.image.Revision;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.testing.cluster.FakeCluster;

/** Deploys the shop to a cluster in memory, outside of any test. */
public final class Rehearsal {

    private Rehearsal() {}

    /** Deploy, and tell how it went. */
    public static DeployReport run() {
        return Deployer.on(FakeCluster.start()).deploy(Shop.app().environment("default"), Revision.of("abcd123"));
    }
}
