package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an app declares as existing elsewhere, for a cluster that has none of it.
 *
 * @param namespace the namespace
 * @param secrets the keys of each Secret
 * @param configs the keys of each ConfigMap
 */
record Seeds(String namespace, Map<String, List<String>> secrets, Map<String, List<String>> configs) {

    /** Stands where a value would. */
    static final String SIMULATED = "(simulated)";

    static Seeds of(Environment environment) {
        Map<String, List<String>> secrets = new LinkedHashMap<>();
        SeededSecrets.of(environment).forEach((name, keys) -> secrets.put(name, List.copyOf(keys)));
        Map<String, List<String>> configs = new LinkedHashMap<>();
        environment
                .parts()
                .existingConfigs()
                .values()
                .forEach(config -> configs.put(config.name(), List.copyOf(config.requiredKeys())));
        return new Seeds(environment.namespace(), secrets, configs);
    }

    static Seeds of(Tree seeds) {
        return new Seeds(seeds.at("namespace").text().orElse(""), keys(seeds.at("secrets")), keys(seeds.at("configs")));
    }

    private static Map<String, List<String>> keys(Tree tree) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        tree.entries().forEach((name, list) -> {
            List<String> names = new ArrayList<>();
            list.items().forEach(key -> key.text().ifPresent(names::add));
            keys.put(name, names);
        });
        return keys;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("namespace", namespace);
        map.put("secrets", secrets);
        map.put("configs", configs);
        return map;
    }

    /** Put there what is missing. */
    void putInto(FakeCluster cluster) {
        if (cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", namespace)).isEmpty()) {
            cluster.namespace(namespace);
        }
        secrets.forEach((name, keys) -> {
            if (lacks(cluster, new ObjectRef(ObjectKind.SECRET, namespace, name), keys)) {
                cluster.secret(namespace, name, keys.toArray(new String[0]));
            }
        });
        configs.forEach((name, keys) -> {
            if (lacks(cluster, new ObjectRef(ObjectKind.CONFIG_MAP, namespace, name), keys)) {
                cluster.put(config(name, keys));
            }
        });
    }

    private static boolean lacks(FakeCluster cluster, ObjectRef ref, Collection<String> keys) {
        return cluster.get(ref)
                .map(object -> !object.content().at("data").entries().keySet().containsAll(keys))
                .orElse(true);
    }

    private Tree config(String name, List<String> keys) {
        Map<String, Object> data = new LinkedHashMap<>();
        keys.forEach(key -> data.put(key, SIMULATED));
        Map<String, Object> metadata = Map.of("name", name, "namespace", namespace);
        return Tree.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata, "data", data));
    }
}
