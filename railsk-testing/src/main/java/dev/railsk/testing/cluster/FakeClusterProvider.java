package dev.railsk.testing.cluster;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.Scenario;
import dev.railsk.problem.Message;
import dev.railsk.problem.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    @Override
    public List<Scenario> scenarios(Environment environment) {
        List<Scenario> scenarios = new ArrayList<>(Catalogue.scenarios(environment));
        scenarios.addAll(SmokeOutcomes.scenarios(environment));
        return scenarios;
    }

    private static void prepare(FakeCluster cluster, Seeds seeds, Map<String, String> outcomes) {
        seeds.putInto(cluster);
        outcomes.forEach((target, outcome) -> script(cluster, target, outcome));
    }

    /** Have this outcome happen to this target: a workload, a task, an object, or a smoke check. */
    static void script(FakeCluster cluster, String target, String outcome) {
        Optional<HttpAnswer> answer = SmokeOutcomes.find(outcome);
        if (answer.isPresent()) {
            cluster.smoke(target, visit -> answer.get());
        } else {
            cluster.outcome(target, Outcome.named(outcome));
        }
    }

    /** The outcomes of a script by the names of objects. */
    private static Map<String, String> outcomes(Environment environment, String script) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Outcomes.parse(script).forEach((target, outcome) -> {
            if (SmokeOutcomes.find(outcome).isPresent()) {
                SmokeOutcomes.require(environment, target, outcome);
                outcomes.put(target, outcome);
            } else {
                outcomes.put(objectName(environment, target), outcome);
            }
        });
        return outcomes;
    }

    /** A workload's or cron task's object by the part's name; a task's or object's own name; of one container after a slash. */
    private static String objectName(Environment environment, String target) {
        int slash = target.indexOf('/');
        String part = slash < 0 ? target : target.substring(0, slash);
        Map<String, String> objects = new LinkedHashMap<>();
        environment.workloads().forEach(object -> objects.put(object.workload(), object.name()));
        objects.putAll(environment.cronJobs());
        List<String> known = new ArrayList<>(objects.keySet());
        known.addAll(objects.values());
        environment
                .migration()
                .ifPresent(migration -> known.add(migration.task().name()));
        environment.tasks().forEach(task -> known.add(task.name()));
        known.addAll(SeededSecrets.of(environment).keySet());
        if (!known.contains(part)) {
            String fact = "no workload, task or object \"" + part + "\" in environment " + environment.name() + " of "
                    + environment.appName();
            throw new IllegalArgumentException(
                    new Message(fact, "", "Use one of " + Nearest.list(part, known) + ".").text(""));
        }
        return objects.getOrDefault(part, part) + target.substring(part.length());
    }
}
