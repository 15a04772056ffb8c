package dev.railsk.testing.cluster;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.testing.contract.ClusterContract;
import dev.railsk.testing.contract.ExecContract;
import java.util.List;
import java.util.Optional;

/** The fake in process keeps the contract. */
class FakeClusterContractTest extends ClusterContract implements ExecContract, FakeWebhooks {

    private final FakeCluster fake = FakeCluster.start()
            .program(
                    "echo",
                    asked -> new ExecResult(0, String.join(" ", asked.command().subList(1, 2)) + "\n", ""))
            .program("sh", asked -> new ExecResult(3, asked.input(), "careful\n"));

    @Override
    public Cluster cluster() {
        return fake;
    }

    @Override
    public FakeCluster fake() {
        return fake;
    }

    @Override
    public void delete(ObjectRef ref) {
        fake.delete(ref);
    }

    @Override
    public Optional<Cluster> user(Manifest role) {
        return Optional.of(fake.user(List.of(role)));
    }

    @Override
    public Optional<String> forgottenVersion() {
        fake.compact();
        return Optional.of("1");
    }
}
