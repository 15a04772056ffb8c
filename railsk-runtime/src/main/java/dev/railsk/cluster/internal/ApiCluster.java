package dev.railsk.cluster.internal;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.cluster.internal.transport.Transport;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The API server behind a transport. */
public final class ApiCluster implements Cluster {

    private final ApiClient client;
    private final ObjectPaths paths;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    private ApiCluster(Endpoint endpoint, Transport transport) {
        this.client = new ApiClient(new Exchange(transport, endpoint), endpoint, ClusterTime.system());
        this.paths = new ObjectPaths(new ApiResources(client));
    }

    /**
     * A cluster over a transport that is closed with it. The transport must not retry.
     *
     * @param proxy host and port of the proxy that the transport goes through, for messages; empty when there is none
     */
    public static Cluster over(ClusterAddress address, Transport transport, String proxy) {
        return new ApiCluster(new Endpoint(address, proxy), transport);
    }

    @Override
    public ClusterAddress address() {
        return client.endpoint().address();
    }

    @Override
    public ClusterTime time() {
        return ClusterTime.system();
    }

    @Override
    public String version() {
        ApiRequest request =
                ApiRequest.get(ApiPath.of("/version"), "ask the API server for its version", "get /version");
        return client.json(request).at("gitVersion").text().orElseThrow(() -> client.endpoint()
                .foreign());
    }

    @Override
    public boolean may(AccessCheck check) {
        return new AccessReview(client).may(check);
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        ApiRequest request = paths.get(ref);
        ApiAnswer answer = client.send(request);
        // A path that nobody serves is a 404 too, but says so without naming an object.
        if (answer.code() == 404 && answer.json().at("details", "name").isPresent()) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.endpoint());
        }
        return Optional.of(client.live(answer));
    }

    @Override
    public LiveObjects list(Selection selection) {
        return new Listing(client, paths).list(selection);
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        StreamedWatch watch = new StreamedWatch(client, paths, starts, open::remove);
        open.add(watch);
        return watch;
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        return new ServerSideApply(client, paths).apply(manifest, options);
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        return new ObjectWriting(client, paths).create(manifest, options);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        return new ObjectWriting(client, paths).update(manifest, options);
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        return new ObjectWriting(client, paths).patch(object, change, options);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        return new ObjectWriting(client, paths).delete(ref, options);
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        return new PodExec(client, request).run();
    }

    @Override
    public List<String> log(LogRequest request) {
        return new LogReading(client, request).read();
    }

    @Override
    public LogStream follow(LogRequest request) {
        FollowedLog log = new FollowedLog(client, request, open::remove);
        open.add(log);
        return log;
    }

    @Override
    public HttpAnswer visit(HttpVisit visit) {
        return new Visitor(address().server()).visit(visit);
    }

    @Override
    public void close() {
        for (AutoCloseable stream : List.copyOf(open)) {
            closeQuickly(stream);
        }
        client.exchange().close();
    }

    private static void closeQuickly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception failure) {
            throw new IllegalStateException("could not close a stream of the cluster", failure);
        }
    }
}
