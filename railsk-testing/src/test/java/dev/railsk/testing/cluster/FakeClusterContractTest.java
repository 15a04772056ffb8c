package dev.railsk.testing.cluster;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.contract.ClusterContract;
import java.util.Optional;

/** The fake in process keeps the contract. */
class FakeClusterContractTest extends ClusterContract {

    private final FakeCluster fake = FakeCluster.start();

    @Override
    public Cluster cluster() {
        return fake;
    }

    @Override
    public void delete(ObjectRef ref) {
        fake.delete(ref);
    }

    @Override
    public Optional<String> forgottenVersion() {
        fake.compact();
        return Optional.of("1");
    }
}
