package dev.railsk.testing.cluster;

import dev.railsk.problem.Message;
import dev.railsk.testing.cluster.internal.node.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What happens to the pods of one workload or task on a {@link FakeCluster}.
 *
 * <pre>{@code
 * FakeCluster cluster = FakeCluster.start().workload("web", Outcome.imageMissing());
 * }</pre>
 */
public final class Outcome {

    private static final Map<String, Supplier<Outcome>> BY_NAME = Map.of(
            "image-missing", Outcome::imageMissing,
            "crash-loop", Outcome::crashLoop,
            "secret-removed", Outcome::secretRemoved,
            "never-ready", Outcome::neverReady,
            "migration-fails", Outcome::migrationFails,
            "task-fails", Outcome::taskFails);

    private final Fate fate;

    private Outcome(Fate fate) {
        this.fate = fate;
    }

    /** The registry does not have the image: {@code ErrImagePull}, then {@code ImagePullBackOff}. */
    public static Outcome imageMissing() {
        return new Outcome(Fate.IMAGE_MISSING);
    }

    /** The process exits with 1 a second after each start: {@code CrashLoopBackOff}. */
    public static Outcome crashLoop(String... log) {
        return new Outcome(Fate.crash(List.of(log)));
    }

    /**
     * The Secrets that the pods need vanish when the workload is applied, after every preflight:
     * {@code CreateContainerConfigError}. The target may also be a Secret's name: it vanishes at the first apply of anything.
     */
    public static Outcome secretRemoved() {
        return new Outcome(Fate.SECRET_REMOVED);
    }

    /** The process runs, but its probes never succeed. */
    public static Outcome neverReady() {
        return new Outcome(Fate.NEVER_READY);
    }

    /** The task's process exits with 1, with the log of a failing migration or with this one. */
    public static Outcome migrationFails(String... log) {
        return new Outcome(Fate.failure(List.of(log)));
    }

    /** The process of a task exits with 1, with a log that says no more than this, or with this one. */
    public static Outcome taskFails(String... log) {
        return new Outcome(Fate.failedTask(List.of(log)));
    }

    /** Nothing out of the usual, such as for a target that was to fail and is mended. */
    public static Outcome well() {
        return new Outcome(Fate.WELL);
    }

    /**
     * The outcome of this name, such as {@code image-missing}.
     *
     * @throws IllegalArgumentException when there is none; the message lists all
     */
    public static Outcome named(String name) {
        Supplier<Outcome> outcome = BY_NAME.get(name);
        if (outcome == null) {
            String fact = "no outcome \"" + name + "\" on a fake cluster";
            throw new IllegalArgumentException(
                    new Message(fact, "", "Use one of " + String.join(", ", names()) + ".").text(""));
        }
        return outcome.get();
    }

    /** The names of all outcomes. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(BY_NAME.keySet());
        names.sort(null);
        return names;
    }

    Fate fate() {
        return fate;
    }
}
