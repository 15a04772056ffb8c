package dev.railsk.cluster.internal;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cluster behind the Kubernetes client's HTTP transport. */
public final class Fabric8Cluster implements Cluster {

    private final ApiClient client;
    private final ObjectPaths paths;
    private final Runnable onClose;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    private Fabric8Cluster(Endpoint endpoint, HttpClient http, Runnable onClose) {
        this.client = new ApiClient(new Exchange(http, endpoint), endpoint, ClusterTime.system());
        this.paths = new ObjectPaths(new ApiResources(client));
        this.onClose = onClose;
    }

    /** A cluster over a client that stays its owner's. */
    public static Fabric8Cluster over(KubernetesClient client) {
        Config config = client.getConfiguration();
        String context = config.getCurrentContext() == null
                ? ""
                : String.valueOf(config.getCurrentContext().getName());
        String namespace = config.getNamespace() == null ? "" : config.getNamespace();
        HttpClient http =
                client.getHttpClient().newBuilder().tag(withoutRetries(config)).build();
        String server = client.getMasterUrl().toString();
        String address = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return new Fabric8Cluster(new Endpoint(new ClusterAddress(context, address, namespace), ""), http, () -> {});
    }

    /**
     * A cluster over a transport that is closed with it. The transport must not retry.
     *
     * @param proxy host and port of the proxy that the transport goes through, for messages; empty when there is none
     */
    public static Fabric8Cluster owning(ClusterAddress address, HttpClient http, String proxy) {
        return new Fabric8Cluster(new Endpoint(address, proxy), http, http::close);
    }

    private static RequestConfig withoutRetries(Config config) {
        RequestConfig copy = noRetries();
        copy.setImpersonateUsername(config.getImpersonateUsername());
        copy.setImpersonateGroups(config.getImpersonateGroups());
        copy.setImpersonateExtras(config.getImpersonateExtras());
        return copy;
    }

    /** The transport's settings: every wait and retry is ours. */
    public static RequestConfig noRetries() {
        return new RequestConfig(0, 0, 0, 0L, 0, 0, 0, 0);
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
    public void close() {
        for (AutoCloseable stream : List.copyOf(open)) {
            closeQuickly(stream);
        }
        client.exchange().close();
        onClose.run();
    }

    private static void closeQuickly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception failure) {
            throw new IllegalStateException("could not close a stream of the cluster", failure);
        }
    }
}
