package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.door.DoorClient;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import dev.railsk.testing.cluster.internal.view.ClusterText;
import dev.railsk.testing.process.ProcessScript;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public final class FakeCluster extends MemoryCluster {

    private final SmokeScripts smokes;
    private @Nullable ServedCluster served;
    private @Nullable KubernetesClient client;

    private FakeCluster(SmokeScripts smokes) {
        this.smokes = smokes;
        namespace("default").namespace("kube-system");
    }

    /** A cluster with nothing in it but the namespaces {@code default} and {@code kube-system}. */
    public static FakeCluster start() {
        return new FakeCluster(SmokeScripts.ofAny());
    }

    /**
     * A cluster that has what this environment takes for granted: its namespace, and the Secrets and ConfigMaps that it says exist
     * elsewhere, with a simulated value under each key that it needs.
     */
    public static FakeCluster ready(Environment environment) {
        FakeCluster cluster = new FakeCluster(SmokeScripts.of(environment));
        Seeds.of(environment).putInto(cluster);
        return cluster;
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

    /**
     * Have this object, created or replaced by somebody else than railsk. Its namespace must be there. From a
     * CustomResourceDefinition on, the cluster serves the kinds that it defines, as its schema says.
     */
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
            server.rights().deny(verb, resource, "");
        }
        return this;
    }

    /** Take a right from the user in one namespace. */
    public FakeCluster deny(String verb, String resource, String namespace) {
        synchronized (clock) {
            server.rights().deny(verb, resource, namespace);
        }
        return this;
    }

    /**
     * Leave the user only what these roles grant: a Role in its namespace, a ClusterRole everywhere. Who is held to roles cannot grant
     * others more than that either. {@code DeployRights.of(environment).roles()} is what a deploy needs.
     */
    public FakeCluster grantOnly(List<Manifest> roles) {
        synchronized (clock) {
            server.rights().grantOnly(roles.stream().map(Manifest::tree).toList());
        }
        return this;
    }

    /** The same cluster as another user sees it, who has only what these roles grant, as {@link #grantOnly} says. */
    public Cluster user(List<Manifest> roles) {
        return new GrantedCluster(this, roles.stream().map(Manifest::tree).toList());
    }

    /**
     * Ask a webhook about all objects of a kind that are written: by the user, in a dry run too, and about pods also by controllers.
     * Those that change objects are asked first, then those that judge.
     */
    public FakeCluster webhook(ObjectKind kind, Webhook webhook) {
        synchronized (clock) {
            webhook.register(server.admission(), kind);
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
     * Script what the processes of main containers do, of which no {@link Outcome} says that they come to a bad end. Of several scripts the
     * first counts that has something to say.
     */
    public FakeCluster processes(ProcessScript script) {
        synchronized (clock) {
            fates.processes().script(script);
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
     *
     * @throws IllegalArgumentException on a cluster that was made {@linkplain #ready ready} for an environment without such a check; the
     *     message lists those that it has
     */
    public FakeCluster smoke(String name, Function<HttpVisit, HttpAnswer> answer) {
        synchronized (clock) {
            smokes.script(name, answer);
        }
        return this;
    }

    /**
     * Refuse a scripted answer that no smoke check asked for, while others were asked: a misspelt name would rehearse a good end.
     *
     * @throws AssertionError when there is one; it lists the checks that were asked
     */
    public void requireSmokesAsked() {
        synchronized (clock) {
            smokes.requireAsked();
        }
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

    /**
     * How it stands, in words for people: of each namespace its workloads, runs, pods with what they wait for and their last words, and
     * warnings. It has no value of a Secret.
     */
    public String describe() {
        synchronized (clock) {
            return new ClusterText(core).text();
        }
    }

    /** How often an object was looked at so far: the measure of the fake's work. */
    long looks() {
        synchronized (clock) {
            return server.looks();
        }
    }

    /**
     * Serve this cluster over HTTP on a free port of loopback, for kubectl and other clients. From now on the clock runs by itself,
     * twenty times as fast as the real one: who waits over HTTP does not wait on the virtual clock. It ends with the cluster.
     */
    public ServedCluster serve() {
        return serve(0);
    }

    @Override
    public HttpAnswer visit(HttpVisit visit) {
        Function<HttpVisit, HttpAnswer> answer;
        synchronized (clock) {
            answer = smokes.answer(visit.name());
        }
        return answer.apply(visit);
    }

    /**
     * The same on this port, or where it is served already.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public ServedCluster serve(int port) {
        synchronized (clock) {
            if (served == null) {
                served = new ServedCluster(core, port);
            }
            return served;
        }
    }

    /**
     * This cluster as railsk meets a real one: over HTTP, as it is {@linkplain #serve served}. Only smoke checks make no connection; they are
     * answered as is scripted here.
     */
    public Cluster overHttp() {
        FakeCluster fake = this;
        return new ForwardingCluster(Cluster.over(client())) {
            @Override
            public HttpAnswer visit(HttpVisit visit) {
                return fake.visit(visit);
            }
        };
    }

    /**
     * A client of this cluster as it is {@linkplain #serve served}. Closed with the cluster. It knows nothing of smoke checks, which
     * {@code Cluster.over(client)} would make over the network: {@link #overHttp} does not.
     */
    public KubernetesClient client() {
        synchronized (clock) {
            if (client == null) {
                client = DoorClient.open(serve().url());
            }
            return client;
        }
    }

    /** Close the client and stop serving, if there is any of it. The cluster itself holds nothing. */
    @Override
    public void close() {
        KubernetesClient openClient;
        ServedCluster openDoor;
        synchronized (clock) {
            openClient = client;
            openDoor = served;
            client = null;
            served = null;
        }
        if (openClient != null) {
            openClient.close();
        }
        if (openDoor != null) {
            openDoor.close();
        }
    }
}
