package dev.railsk.testing.cluster;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.testing.contract.ClusterContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The real adapter over the Kubernetes client keeps the contract on the fake. */
class FakeClientContractTest extends ClusterContract implements FakeWebhooks {

    private final FakeCluster fake = FakeCluster.start();
    private final Cluster cluster = fake.overHttp();

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public FakeCluster fake() {
        return fake;
    }

    @Override
    public void delete(ObjectRef ref) {
        fake.delete(ref);
    }

    /** Who comes over HTTP is everybody. */
    @Override
    public Optional<Cluster> user(Manifest role) {
        return Optional.empty();
    }

    @Override
    public Optional<String> forgottenVersion() {
        fake.compact();
        return Optional.of("1");
    }

    @AfterEach
    void close() {
        cluster.close();
        fake.close();
    }
}
