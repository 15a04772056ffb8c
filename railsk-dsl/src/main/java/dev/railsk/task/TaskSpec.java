package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.MetadataDraft;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.pod.PodWords;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every task lets its author write, beside what every pod does. */
public abstract sealed class TaskSpec<S extends TaskSpec<S>> extends PodWords<S> permits JobWords, ConsoleSpec {

    /** What no task has: its labels reach its Jobs and their pods. */
    private static final Set<LabelScope> OF_OTHERS = Set.of(
            LabelScope.IDENTITY,
            LabelScope.WORKLOAD,
            LabelScope.PODS,
            LabelScope.SERVICE,
            LabelScope.INGRESS,
            LabelScope.BUDGET,
            LabelScope.AUTOSCALER,
            LabelScope.CONFIG,
            LabelScope.CLAIM,
            LabelScope.NAMESPACE,
            LabelScope.TENANCY);

    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(1);
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(7);

    private final Task base;
    private final MetadataDraft metadata;
    private final Map<String, String> identity;
    private Optional<Duration> deadline;

    TaskSpec(String scope, Task base) {
        super(Draft.named(scope), base.pod(), base.naming(), base.lines());
        metadata = new MetadataDraft(draft, base.naming().metadata(), "task", OF_OTHERS, LabelScope.TASKS);
        this.base = base;
        identity = new LinkedHashMap<>(base.naming().identity());
        deadline = base.limits().deadline();
    }

    /** The task as it is when nothing is said of it. */
    abstract Task standardTask();

    /** How it is run, with this deadline. */
    abstract JobLimits limits(Optional<Duration> limit);

    /** Note what is wrong with how it is run. */
    void checkLimits(Task task) {}

    @Override
    protected final MetadataDraft metadata() {
        return metadata;
    }

    @Override
    protected final Pod standardPod() {
        return standardTask().pod();
    }

    final String name() {
        return base.name();
    }

    /** What was written, after it was looked at as a whole. */
    final Task checked() {
        Lines lines = base.lines().then(draft.lines());
        checkPod(lines, base.name());
        Task task = new Task(
                base.name(),
                "",
                new Naming(base.naming().objectName(), mainName(), identity, metadata.metadata()),
                pod(),
                limits(deadline),
                lines);
        checkLimits(task);
        return task;
    }

    /** Whether what was written was cut short by a mistake, so that nothing can be missed in it. */
    final boolean isCut() {
        return !draft.findings().problems().isEmpty();
    }

    /** Note that a word was written, and whether its time is within these bounds; that it is not is a problem. */
    final boolean fits(String word, Duration time, TimeBounds bounds) {
        return bounds.check(draft, word, draft.write(word), time);
    }

    /**
     * Tell the task's pods from all others by this label, instead of {@code app.kubernetes.io/name} and {@code
     * app.kubernetes.io/component}. It is a label of its Jobs and their pods, and what its network policy selects.
     */
    public S identity(String key, String value) {
        Origin origin = draft.write("identity");
        LabelSyntax.checkLabel(draft, origin, requireNonNull(key, "key"), requireNonNull(value, "value"));
        identity.clear();
        identity.put(key, value);
        return self();
    }

    /** Tell the task's pods from all others by railsk's own two labels. */
    public S defaultIdentity() {
        draft.write("identity");
        identity.clear();
        return self();
    }

    /** Stop it, as failed, after this time; whole seconds, at most a week. */
    public S deadline(Duration limit) {
        requireNonNull(limit, "limit");
        String nextStep = "Write deadline(Duration.ofMinutes(30)) for " + base.name() + ".";
        if (fits("deadline", limit, new TimeBounds("deadline", SHORTEST_DEADLINE, LONGEST_DEADLINE, nextStep))) {
            deadline = Optional.of(limit);
        }
        return self();
    }

    /** Stop it after the time that holds when nothing is said. */
    public S defaultDeadline() {
        draft.write("deadline");
        deadline = standardTask().limits().deadline();
        return self();
    }
}
