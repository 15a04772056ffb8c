package dev.railsk.cluster;

import dev.railsk.cluster.internal.ClientCluster;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes API server, as far as a deploy needs one.
 *
 * <p>Implementations are thread-safe, retry nothing that could be done twice, and answer every failure with a
 * {@link ClusterException}. A call ends at once when its thread is interrupted, with {@link ClusterUnreachableException}, and
 * leaves the thread interrupted. What a server sends is bounded: more of it is told as unreachable, with the limit. All waiting is on the cluster's own {@link #time()}, so that a fake's clock rules.
 */
public interface Cluster extends AutoCloseable {

    /**
     * The cluster that this client talks to. The client stays its owner's: {@link #close()} ends what was opened here, but not
     * the client. The client's own retries are not used, and its settings are left as they are.
     */
    static Cluster over(KubernetesClient client) {
        return ClientCluster.over(client);
    }

    /** Where this is, for people: context, server, user, as far as known without a call. */
    ClusterAddress address();

    /** The clock of everything that waits on this cluster. */
    ClusterTime time();

    /**
     * Ask the API server for its version, such as {@code v1.34.5}. The cheapest call that proves it is there.
     *
     * @throws ClusterUnreachableException when nothing answers for half a minute, in which a server that starts anew is there
     *     again; at once where waiting is in vain, as with an unknown host or a certificate that is not trusted
     */
    String version();

    /** Whether the current user may do this, by the server's own word. */
    boolean may(AccessCheck check);

    /** Read one object. */
    Optional<LiveObject> get(ObjectRef ref);

    /** Read all objects that the selection matches, and the version at which they were read. */
    LiveObjects list(Selection selection);

    /**
     * Watch these selections from the given versions on, in one stream.
     *
     * <p>A watch may end or fall behind at any time; the stream then says {@link WatchEvent.Lost} for that selection and
     * the caller lists again.
     */
    WatchStream watch(List<WatchStart> starts);

    /**
     * Server-side apply of one object, with strict field validation.
     *
     * @throws ConflictException when another manager owns a field that the manifest sets otherwise
     * @throws ClusterRefusedException when the server refuses the object
     */
    Applied apply(Manifest manifest, WriteOptions options);

    /**
     * Create an object, which must not be there yet.
     *
     * @throws ClusterRefusedException when the server refuses the object; code 409, reason {@code AlreadyExists}, when it is
     *     there
     */
    LiveObject create(Manifest manifest, WriteOptions options);

    /**
     * Replace an object whose content still has the {@code metadata.resourceVersion} that the manifest names.
     *
     * @throws IllegalArgumentException when the manifest names no version: a lost update is nobody's wish
     * @throws ClusterRefusedException when the server refuses the object; code 409, reason {@code Conflict}, when it changed
     *     since
     */
    LiveObject update(Manifest manifest, WriteOptions options);

    /**
     * Change parts of an object that still has the version that was read, by a JSON merge patch: a null removes a field, a list is
     * replaced. What an apply cannot say is said so, such as who owns which field ({@code metadata.managedFields}).
     *
     * @param object the object as it was read
     * @param change the fields that change; neither kind nor name nor version
     * @throws ClusterRefusedException when the server refuses the change; code 409, reason {@code Conflict}, when the object changed
     *     since
     */
    LiveObject patch(LiveObject object, Tree change, WriteOptions options);

    /**
     * Delete an object.
     *
     * @return whether it was there; one with finalizers may still be there, marked as being deleted
     * @throws ClusterRefusedException when the server refuses; code 409 when a precondition does not hold
     */
    boolean delete(ObjectRef ref, DeleteOptions options);

    /**
     * Run a program in a container, and wait for its end.
     *
     * @throws ClusterRefusedException when the pod or the container is not there or not running
     */
    ExecResult exec(ExecRequest request);

    /** Read the log of one container as it stands; of a long one the first 8 MiB, counted from {@code tailLines}. */
    List<String> log(LogRequest request);

    /**
     * Follow the log of one container from its start, or from the part of its end that is asked for, until it ends. In the latter case a
     * line may come twice where a connection broke.
     */
    LogStream follow(LogRequest request);

    /**
     * Ask what runs in the cluster over HTTP, as one of its users does: from where this process runs, by the address that the world
     * knows, without credentials and without a proxy. A redirect is an answer. An embedded cluster makes no connection: it answers what
     * is wanted, or what is scripted.
     *
     * @return the answer, or why none came; a server that is not there is no exception
     */
    HttpAnswer visit(HttpVisit visit);

    @Override
    void close();
}
