package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The definitions of other projects' kinds on a real API server, from their Go modules. One that somebody else installed is used as
 * it is, and stays.
 */
public final class ThirdPartyDefinitions {

    private final Cluster cluster;
    private final List<ObjectRef> defined = new ArrayList<>();

    /** None yet, on this cluster. */
    public ThirdPartyDefinitions(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Whether the server knows the object's kind: Kubernetes' own, or another project's, whose definition is installed here and now. */
    public boolean serves(Manifest manifest) throws IOException, InterruptedException {
        for (ThirdPartyKind kind : ThirdPartyKind.all()) {
            if (kind.toString().equals(manifest.kind())) {
                return define(kind);
            }
        }
        return true;
    }

    /** Have the server know a kind; false where its definition cannot be had. */
    boolean define(ThirdPartyKind kind) throws IOException, InterruptedException {
        if (cluster.get(kind.definition()).isPresent()) {
            return true;
        }
        Optional<Path> file = kind.module().folder().map(folder -> folder.resolve(kind.file()));
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return false;
        }
        for (Manifest manifest : ManifestSet.parse(Files.readString(file.get())).manifests()) {
            cluster.apply(manifest, WriteOptions.write());
        }
        defined.add(kind.definition());
        Instant limit = cluster.time().now().plus(Duration.ofSeconds(30));
        while (!isServed(kind) && cluster.time().now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofMillis(200));
        }
        return true;
    }

    /** A server tells of a new kind a little later than it establishes it. */
    private boolean isServed(ThirdPartyKind kind) {
        try {
            return cluster.get(ObjectRef.of(kind.manifest("any").id())).isEmpty();
        } catch (ClusterRefusedException notYet) {
            return false;
        }
    }

    /** Take away what was installed here. */
    public void remove() {
        for (ObjectRef definition : defined) {
            cluster.get(definition).ifPresent(live -> cluster.delete(definition, DeleteOptions.of(live)));
        }
    }
}
