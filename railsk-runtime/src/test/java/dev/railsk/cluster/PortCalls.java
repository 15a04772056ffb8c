package dev.railsk.cluster;

import static java.util.Objects.requireNonNull;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A call of every method of the port that talks to a server, for tests over all of them. */
final class PortCalls {

    /** These ask nothing of the API server; a visit goes elsewhere, and its own test holds the same of it. */
    private static final Set<String> LOCAL = Set.of("address", "time", "close", "visit");

    /** One call. */
    interface Call {
        void on(Cluster cluster) throws Exception;
    }

    private PortCalls() {}

    static Map<String, Call> all() {
        Map<String, Call> calls = new LinkedHashMap<>();
        ObjectRef ref = new ObjectRef(ObjectKind.CONFIG_MAP, "demo", "a");
        LogRequest log = LogRequest.of("demo", "web-1", "main");
        List<WatchStart> starts = List.of(new WatchStart(Selection.all(ObjectKind.POD, "demo"), "1"));
        calls.put("version", Cluster::version);
        calls.put("may", cluster -> cluster.may(new AccessCheck("get", "", "pods", "demo")));
        calls.put("get", cluster -> cluster.get(ref));
        calls.put("list", cluster -> cluster.list(Selection.all(ObjectKind.POD, "demo")));
        calls.put("watch", cluster -> {
            try (WatchStream stream = cluster.watch(starts)) {
                WatchEvent event = stream.next(Duration.ofMinutes(5)).orElseThrow();
                if (event instanceof WatchEvent.Lost lost) {
                    throw new ClusterUnreachableException("the watch", lost.reason(), null);
                }
            }
        });
        calls.put("apply", cluster -> cluster.apply(manifest(), WriteOptions.write()));
        calls.put("create", cluster -> cluster.create(manifest(), WriteOptions.write()));
        calls.put("update", cluster -> cluster.update(manifest(), WriteOptions.write()));
        LiveObject live = LiveObject.of(manifest().tree());
        calls.put("patch", cluster -> cluster.patch(live, Tree.of(Map.of("data", Map.of())), WriteOptions.write()));
        calls.put("delete", cluster -> cluster.delete(ref, DeleteOptions.withUid("u")));
        calls.put("exec", cluster -> cluster.exec(ExecRequest.of("demo", "web-1", "main", "true")));
        calls.put("log", cluster -> cluster.log(log));
        calls.put("follow", cluster -> cluster.follow(log).close());
        return calls;
    }

    private static Manifest manifest() {
        return ManifestSet.parse(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: demo, resourceVersion: '7'}}")
                .manifests()
                .get(0);
    }

    static Call named(String name) {
        return requireNonNull(all().get(name), name);
    }

    /** The names of all methods that talk to a server, as they are declared now. */
    static Set<String> declared() {
        Set<String> names = new TreeSet<>();
        for (Method method : Cluster.class.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()
                    && !LOCAL.contains(method.getName())) {
                names.add(method.getName());
            }
        }
        return names;
    }
}
