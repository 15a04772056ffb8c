package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.config.Configs;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens fake clusters for {@code --cluster fake}. */
public final class FakeClusterProvider implements EmbeddedClusterProvider {

    /** A provider; the service loader makes it. */
    public FakeClusterProvider() {}

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Cluster open(Environment environment, String script) {
        Map<String, Outcome> outcomes = Outcomes.parse(script);
        FakeCluster cluster = FakeCluster.start().namespace(environment.namespace());
        SeededSecrets.of(environment)
                .forEach((name, keys) -> cluster.secret(environment.namespace(), name, keys.toArray(new String[0])));
        environment.parts().existingConfigs().values().forEach(config -> seed(cluster, environment, config));
        outcomes.forEach((target, outcome) -> cluster.outcome(objectName(environment, target), outcome));
        return cluster;
    }

    /** A ConfigMap that the app expects to find, with the keys that it names. */
    private static void seed(FakeCluster cluster, Environment environment, Configs config) {
        Map<String, Object> data = new LinkedHashMap<>();
        config.requiredKeys().forEach(key -> data.put(key, "(simulated)"));
        Map<String, Object> metadata = Map.of("name", config.name(), "namespace", environment.namespace());
        Tree tree = Tree.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata, "data", data));
        cluster.create(Manifest.of(tree), WriteOptions.write());
    }

    /** A workload's Deployment by the workload's name; a task's or object's own name. */
    private static String objectName(Environment environment, String target) {
        Map<String, String> deployments = environment.deployments();
        List<String> known = new ArrayList<>(deployments.keySet());
        known.addAll(deployments.values());
        environment
                .migration()
                .ifPresent(migration -> known.add(migration.task().name()));
        known.addAll(SeededSecrets.of(environment).keySet());
        if (!known.contains(target)) {
            throw new IllegalArgumentException("no workload, task or object \"" + target + "\" in environment "
                    + environment.name() + " of " + environment.appName() + "\n    Use one of "
                    + String.join(", ", known) + ".");
        }
        return deployments.getOrDefault(target, target);
    }
}
