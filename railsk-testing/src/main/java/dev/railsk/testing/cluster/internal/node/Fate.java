package dev.railsk.testing.cluster.internal.node;

import java.util.List;

/**
 * What happens to the pods of one workload or task, as facts that the kubelet plays. A new outcome is a new combination here; none is
 * asked for by name elsewhere.
 *
 * @param obstacle what keeps them from starting
 * @param ending how their process ends
 * @param health whether a process that runs on becomes ready, and a task's ends
 * @param disturbance what happens to them from outside
 * @param losesSecrets whether the Secrets that they need vanish once their workload was applied
 * @param log what the process writes before it fails
 */
public record Fate(
        Obstacle obstacle,
        Ending ending,
        Health health,
        Disturbance disturbance,
        boolean losesSecrets,
        List<String> log) {

    /** The fate of everything that has no other. */
    public static final Fate WELL =
            new Fate(Obstacle.NONE, Ending.WELL, Health.GOOD, Disturbance.NONE, false, List.of());

    /** The Secrets vanish. */
    public static final Fate SECRET_REMOVED =
            new Fate(Obstacle.NONE, Ending.WELL, Health.GOOD, Disturbance.NONE, true, List.of());

    public Fate {
        log = List.copyOf(log);
    }

    /** Something keeps the pods from starting. */
    public static Fate of(Obstacle obstacle) {
        return new Fate(obstacle, Ending.WELL, Health.GOOD, Disturbance.NONE, false, List.of());
    }

    /** The process ends, and writes these lines before. */
    public static Fate of(Ending ending, List<String> log) {
        return new Fate(Obstacle.NONE, ending, Health.GOOD, Disturbance.NONE, false, log);
    }

    /** The process runs, and nothing comes of it. */
    public static Fate of(Health health) {
        return new Fate(Obstacle.NONE, Ending.WELL, health, Disturbance.NONE, false, List.of());
    }

    /** The pods are disturbed. */
    public static Fate of(Disturbance disturbance) {
        return new Fate(Obstacle.NONE, Ending.WELL, Health.GOOD, disturbance, false, List.of());
    }

    /** The same where nothing disturbs the pod. */
    Fate undisturbed() {
        return new Fate(obstacle, ending, health, Disturbance.NONE, losesSecrets, log);
    }

    /** Whether the process ends with an error. */
    boolean fails() {
        return ending.exitCode() != 0;
    }
}
