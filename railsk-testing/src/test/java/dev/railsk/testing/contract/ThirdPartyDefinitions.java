package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
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

/** The definitions of other projects' kinds on a real server. One that somebody else installed is used as it is, and stays. */
final class ThirdPartyDefinitions implements AutoCloseable {

    private final RealServer server;
    private final String namespace;
    private final List<ObjectRef> installed = new ArrayList<>();

    /** Definitions are known to be served once an object of theirs can be asked for in this namespace. */
    ThirdPartyDefinitions(RealServer server, String namespace) {
        this.server = server;
        this.namespace = namespace;
    }

    /** Have a kind defined; answers with whether it is, which it is not where its project's file cannot be had. */
    boolean define(ThirdPartyKind kind) throws IOException, InterruptedException {
        Cluster cluster = server.cluster();
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
        installed.add(kind.definition());
        Instant limit = cluster.time().now().plus(Duration.ofSeconds(30));
        while (!isServed(kind) && cluster.time().now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofMillis(200));
        }
        return true;
    }

    /** A server tells of a new kind a little later than it establishes it. */
    private boolean isServed(ThirdPartyKind kind) {
        try {
            ObjectRef example = ObjectRef.of(kind.manifest(namespace).id());
            return server.cluster().get(example).isEmpty();
        } catch (ClusterRefusedException notYet) {
            return false;
        }
    }

    /** Delete what was installed here. */
    @Override
    public void close() {
        installed.forEach(server::delete);
    }
}
