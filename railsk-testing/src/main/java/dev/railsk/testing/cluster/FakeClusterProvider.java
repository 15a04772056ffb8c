package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import java.nio.file.Path;
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
        FakeCluster cluster = FakeCluster.start();
        prepare(cluster, Seeds.of(environment), outcomes(environment, script));
        return cluster;
    }

    @Override
    public Cluster open(Environment environment, String script, Path folder) {
        Map<String, String> outcomes = outcomes(environment, script);
        FakeState state = FakeState.open(folder);
        try {
            FakeCluster cluster = FakeCluster.start();
            new Replay(cluster).run(state);
            Seeds seeds = Seeds.of(environment);
            prepare(cluster, seeds, outcomes);
            return new RecordingCluster(cluster, state, seeds, outcomes);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private static void prepare(FakeCluster cluster, Seeds seeds, Map<String, String> outcomes) {
        seeds.putInto(cluster);
        outcomes.forEach((target, outcome) -> cluster.outcome(target, Outcome.named(outcome)));
    }

    /** The outcomes of a script by the names of objects. */
    private static Map<String, String> outcomes(Environment environment, String script) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Outcomes.parse(script).forEach((target, outcome) -> outcomes.put(objectName(environment, target), outcome));
        return outcomes;
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
