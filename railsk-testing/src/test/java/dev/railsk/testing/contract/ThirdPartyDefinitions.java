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
import java.util.function.BooleanSupplier;

/**
 * The definitions of other projects' kinds on a real API server, from their Go modules. One that somebody else installed is used as
 * it is, and stays.
 */
public final class ThirdPartyDefinitions {

    /** What tests that run side by side share here: one removes its definitions while another uses them, otherwise. */
    public static final String LOCK = "the kinds of third parties";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        await(() -> isServed(kind), kind.definition() + " is not served");
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

    /** Take away what was installed here, and wait until it is gone: who comes next must not meet one that is about to go. */
    public void remove() throws InterruptedException {
        for (ObjectRef definition : defined) {
            cluster.get(definition).ifPresent(live -> cluster.delete(definition, DeleteOptions.of(live)));
        }
        for (ObjectRef definition : defined) {
            await(() -> cluster.get(definition).isEmpty(), definition + " does not go");
        }
    }

    private void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
        Instant limit = cluster.time().now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (!cluster.time().now().isBefore(limit)) {
                throw new IllegalStateException(otherwise + " after " + PATIENCE.toSeconds() + " s");
            }
            cluster.time().sleep(Duration.ofMillis(200));
        }
    }
}
