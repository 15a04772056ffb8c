package dev.railsk.deploy;

import dev.railsk.cluster.Cluster;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import org.junit.jupiter.api.Test;

/** All parts on the fake. */
class PartsTest implements BrokenPartsScenario {

    private final FakeCluster cluster = FakeCluster.start();

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Parts parts() {
        return new Parts("busybox", "1.36", "parts");
    }

    @Test
    @Override
    public void eachContainerThatFailsIsNamedWithItsOwnLog() throws InterruptedException {
        Parts.BREAKABLE.forEach((workload, container) ->
                cluster.outcome(workload + "/" + container, Outcome.crashLoop("broken " + container)));
        cluster.task("tick", Outcome.crashLoop("broken tick"));
        BrokenPartsScenario.super.eachContainerThatFailsIsNamedWithItsOwnLog();
    }
}
