package dev.railsk.testing.cluster;

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
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.WebDoor;
import dev.railsk.testing.cluster.internal.node.Fates;
import dev.railsk.testing.cluster.internal.schema.Schema;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Asking;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in memory. It does what a real one does with what railsk sends: server-side apply with field ownership, defaults,
 * validation, watches; its controllers roll Deployments out and run Jobs on a virtual clock, so that a deploy of minutes takes
 * milliseconds and always takes the same course.
 *
 * <pre>{@code
 * FakeCluster cluster = FakeCluster.start()
 *         .namespace("shop")
 *         .secret("shop", "shop-secrets", "SECRET_KEY_BASE")
 *         .workload("sidekiq", Outcome.crashLoop());
 * }</pre>
 *
 * <p>What it does not know it refuses: also a deploy that has none of the scripted targets, and a workload of more than 50,000 pods.
 * Thread-safe; the clock moves when all threads wait on it, see {@link ClusterTime}.
 */
public final class FakeCluster implements Cluster {

    private final VirtualClock clock = new VirtualClock();
    private final ApiServer server = new ApiServer(clock, Schema.load());
    private final Fates fates = new Fates();
    private final ClusterCore core = ClusterCore.empty(clock, server, fates);
    private final Map<String, Function<HttpVisit, HttpAnswer>> smokes = new LinkedHashMap<>();
    private @Nullable WebDoor door;

    private FakeCluster() {
        namespace("default").namespace("kube-system");
    }

    /** A cluster with nothing in it but the namespaces {@code default} and {@code kube-system}. */
    public static FakeCluster start() {
        return new FakeCluster();
    }

    /** Have this namespace. */
    public FakeCluster namespace(String name) {
        return put(Tree.of(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name))));
    }

    /** Have this Secret, with some value under each key. */
    public FakeCluster secret(String namespace, String name, String... keys) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (String key : keys) {
            data.put(key, "c2VlZGVk");
        }
        Map<String, String> metadata = Map.of("name", name, "namespace", namespace);
        return put(Tree.of(Map.of("apiVersion", "v1", "kind", "Secret", "metadata", metadata, "data", data)));
    }

    /** Have this object, created or replaced by somebody else than railsk. Its namespace must be there. */
    public FakeCluster put(Tree object) {
        synchronized (clock) {
            server.put(PlainValue.copyMap(object.map()), "somebody-else");
        }
        return this;
    }

    /** Delete an object; what it owns follows in the background. */
    public FakeCluster delete(ObjectRef ref) {
        synchronized (clock) {
            server.delete(ref);
        }
        return this;
    }

    /** Take a right from the user, such as {@code deny("patch", "deployments")} or {@code deny("get", "pods/log")}. */
    public FakeCluster deny(String verb, String resource) {
        synchronized (clock) {
            server.rights().deny(verb, resource);
        }
        return this;
    }

    /**
     * Lack the kinds of another project's API group, such as {@code keda.sh}, as a cluster does where that project is not installed.
     *
     * @throws IllegalArgumentException when the fake serves no foreign kind of that group; it names those that it serves
     */
    public FakeCluster without(String group) {
        List<String> groups = ResourceKinds.foreignGroups();
        if (!groups.contains(group)) {
            throw new IllegalArgumentException("the fake cluster serves no foreign kinds of the group \"" + group
                    + "\". It can go without " + String.join(", ", groups) + ".");
        }
        synchronized (clock) {
            server.rights().lack(group);
        }
        return this;
    }

    /** Script what happens to the pods of a workload, by the name of the workload or of its Deployment. */
    public FakeCluster workload(String name, Outcome outcome) {
        return outcome(name, outcome);
    }

    /** Script what happens to the pods of a task, by the name of the task or of its Job. */
    public FakeCluster task(String name, Outcome outcome) {
        return outcome(name, outcome);
    }

    /** Script what happens to a target: the name of a workload, a task or an object. */
    public FakeCluster outcome(String target, Outcome outcome) {
        synchronized (clock) {
            fates.put(target, outcome.fate());
        }
        return this;
    }

    /**
     * Script what a program answers that is run in a container, by the program's name: the first word of the command. A program
     * that is not scripted is not found, as in an image without it.
     */
    public FakeCluster program(String name, Function<ExecRequest, ExecResult> answer) {
        synchronized (clock) {
            core.programs().script(name, answer);
        }
        return this;
    }

    /**
     * Script what the app answers to a smoke check, by the check's name. Whatever is not scripted answers as is wanted; nothing here makes
     * a connection.
     */
    public FakeCluster smoke(String name, Function<HttpVisit, HttpAnswer> answer) {
        synchronized (clock) {
            smokes.put(name, answer);
        }
        return this;
    }

    /** End all watches, as a server does that restarts. Their readers are told that events may be lost. */
    public FakeCluster dropWatches() {
        synchronized (clock) {
            server.dropWatches("the watch ended");
        }
        return this;
    }

    /** Forget the history of changes, as a server does after some minutes: watches from before are too old. */
    public FakeCluster compact() {
        synchronized (clock) {
            server.compact();
        }
        return this;
    }

    /** How often an object was looked at so far: the measure of the fake's work. */
    long looks() {
        synchronized (clock) {
            return server.looks();
        }
    }

    @Override
    public ClusterAddress address() {
        return new ClusterAddress("fake", "fake://in-memory", "default");
    }

    @Override
    public ClusterTime time() {
        return clock;
    }

    @Override
    public String version() {
        return ApiServer.VERSION;
    }

    @Override
    public boolean may(AccessCheck check) {
        synchronized (clock) {
            return server.rights().allow(check.verb(), check.resource());
        }
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        synchronized (clock) {
            return Asking.about("read", "get", ref).answer(() -> server.get(ref));
        }
    }

    @Override
    public LiveObjects list(Selection selection) {
        synchronized (clock) {
            return Asking.aboutAll("list", selection.kind(), selection.namespace())
                    .answer(() -> server.list(selection));
        }
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        synchronized (clock) {
            return server.watch(starts);
        }
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        synchronized (clock) {
            return Asking.about(options.dryRun() ? "dry-run" : "apply", "patch", ref)
                    .answer(() -> server.apply(manifest.tree(), options));
        }
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        synchronized (clock) {
            return Asking.about("create", "create", ref).answer(() -> server.create(manifest.tree(), options));
        }
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.ofVersion(manifest);
        synchronized (clock) {
            return Asking.about("update", "update", ref).answer(() -> server.update(manifest.tree(), options));
        }
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        synchronized (clock) {
            return Asking.about("patch", "patch", object.ref()).answer(() -> server.patch(object, change, options));
        }
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        synchronized (clock) {
            return Asking.about("delete", "delete", ref).answer(() -> server.delete(ref, options));
        }
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        synchronized (clock) {
            return core.programs().run(request);
        }
    }

    @Override
    public List<String> log(LogRequest request) {
        synchronized (clock) {
            return core.logs().read(request);
        }
    }

    @Override
    public LogStream follow(LogRequest request) {
        synchronized (clock) {
            return core.logs().follow(request);
        }
    }

    @Override
    public HttpAnswer visit(HttpVisit visit) {
        Function<HttpVisit, HttpAnswer> answer;
        synchronized (clock) {
            answer = smokes.getOrDefault(
                    visit.name(),
                    asked -> HttpAnswer.of(
                            asked.wanted().status(), asked.wanted().text().orElse("")));
        }
        return answer.apply(visit);
    }

    /**
     * A client of this cluster, over HTTP on loopback. It needs {@code io.fabric8:mockwebserver} on the class path. From now on
     * the clock runs by itself, twenty times as fast as the real one: who waits over HTTP does not wait on the virtual clock.
     * Closed with the cluster.
     *
     * @throws IllegalStateException when the web server is not on the class path; it names the dependency to add
     */
    public KubernetesClient client() {
        synchronized (clock) {
            if (door == null) {
                door = openDoor();
            }
            return door.client();
        }
    }

    private WebDoor openDoor() {
        try {
            return WebDoor.open(core);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "client() of a fake cluster needs a web server that is not on the class path\n"
                            + "    Add the dependency io.fabric8:mockwebserver in the scope test.",
                    missing);
        }
    }

    /** Close the client, if there is one. The cluster itself holds nothing. */
    @Override
    public void close() {
        WebDoor open;
        synchronized (clock) {
            open = door;
            door = null;
        }
        if (open != null) {
            open.close();
        }
    }
}
