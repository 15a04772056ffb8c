package dev.railsk.deploy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.List;

/** A cluster as one deployer sees it, which notes whatever it writes while the lock of {@code shop} is not its own. */
final class Witness extends ForwardingCluster {

    private static final ObjectRef LOCK =
            new ObjectRef(new ObjectKind("coordination.k8s.io/v1", "Lease"), "shop", "railsk-shop-default");

    private final FakeCluster cluster;
    private final String name;
    private final List<Throwable> trespasses;

    Witness(FakeCluster cluster, String name, List<Throwable> trespasses) {
        super(cluster);
        this.cluster = cluster;
        this.name = name;
        this.trespasses = trespasses;
    }

    /** The server's name is the deployer's, who so writes it into the lock. */
    @Override
    public ClusterAddress address() {
        return new ClusterAddress("fake", name, "default");
    }

    private void write(ObjectRef object) {
        if (object.kind().equals(LOCK.kind())) {
            return;
        }
        String holder = cluster.get(LOCK)
                .flatMap(lease -> lease.content()
                        .at("metadata", "annotations", "railsk.dev/by")
                        .text())
                .orElse("nobody");
        if (!holder.equals(name)) {
            synchronized (trespasses) {
                trespasses.add(new AssertionError(name + " wrote " + object + " while " + holder + " held the lock"));
            }
        }
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        if (!options.dryRun()) {
            write(ObjectRef.of(manifest.id()));
        }
        return super.apply(manifest, options);
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        write(ObjectRef.of(manifest.id()));
        return super.create(manifest, options);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        write(ObjectRef.of(manifest.id()));
        return super.update(manifest, options);
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        write(object.ref());
        return super.patch(object, change, options);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        write(ref);
        return super.delete(ref, options);
    }
}
