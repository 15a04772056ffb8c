package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The cluster under test, with what the tests need beyond the port. */
public interface ContractSubject {

    /** How long controllers may take, on the cluster's time. */
    Duration LIMIT = Duration.ofSeconds(90);

    /** Applies as somebody else. */
    WriteOptions OTHER = new WriteOptions("somebody-else", false);

    /** The cluster. */
    Cluster cluster();

    /** The namespace of the running test; nobody else uses it. */
    String namespace();

    /** The clock that moves this cluster's controllers. */
    default ClusterTime time() {
        return cluster().time();
    }

    /** Delete an object, and in the background what it owns. */
    void delete(ObjectRef ref);

    /** A version so old that the cluster no longer knows what came after it; empty where none can be had on demand. */
    Optional<String> forgottenVersion();

    /** Skip the running test where this cluster's kubelets cannot give logs at all; a cluster with logs leaves this alone. */
    default void assumeReadable(LogRequest log) throws InterruptedException {}

    /** Skip the running test where this cluster's kubelets are stand-ins that run no containers. */
    default void assumeKubelets() {}

    /** The image with a shell and the usual programs, which stands for {@code busybox:1.36} of the samples. */
    default String image() {
        return "busybox:1.36";
    }

    /** Read a manifest; {@code NAMESPACE} stands for the test's own. */
    default Manifest manifest(String yaml) {
        return ManifestSet.parse(yaml.replace("NAMESPACE", namespace()).replace("busybox:1.36", image()))
                .manifests()
                .get(0);
    }

    /** Apply as railsk. */
    default Applied apply(String yaml) {
        return cluster().apply(manifest(yaml), WriteOptions.write());
    }

    /** Ask as railsk what an apply would do. */
    default Applied ask(String yaml) {
        return cluster().apply(manifest(yaml), WriteOptions.ask());
    }

    /** Apply as somebody else. */
    default Applied applyAsOther(String yaml) {
        return cluster().apply(manifest(yaml), OTHER);
    }

    /** An object of the test's namespace. */
    default ObjectRef ref(ObjectKind kind, String name) {
        return new ObjectRef(kind, namespace(), name);
    }

    /** An object of the test's namespace, which is there. */
    default LiveObject read(ObjectKind kind, String name) {
        return cluster().get(ref(kind, name)).orElseThrow();
    }

    /** Wait until what is read fulfils the condition, and return it. */
    default <T> T await(Supplier<T> reading, Predicate<T> condition) throws InterruptedException {
        Instant end = time().now().plus(LIMIT);
        T found = reading.get();
        while (!condition.test(found)) {
            assertThat(time().now())
                    .as("the time until this holds of %s", found)
                    .isBefore(end);
            time().sleep(Duration.ofMillis(100));
            found = reading.get();
        }
        return found;
    }
}
