package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.LabelScope;
import dev.railsk.pod.MetadataDraft;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.pod.PodWords;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every task lets its author write, beside what every pod does. */
public abstract sealed class TaskSpec<S extends TaskSpec<S>> extends PodWords<S> permits MigrationSpec, CronSpec {

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
            LabelScope.NAMESPACE);

    private static final long LONGEST_DEADLINE = 604_800;

    private final Task base;
    private final MetadataDraft metadata;
    private Optional<Duration> deadline;

    TaskSpec(String scope, Task base) {
        super(Draft.named(scope), base.pod(), base.naming(), base.lines());
        metadata = new MetadataDraft(draft, base.naming().metadata(), "task", OF_OTHERS, LabelScope.TASKS);
        this.base = base;
        deadline = base.limits().deadline();
    }

    /** The task as it is when nothing is said of it. */
    abstract Task standardTask();

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
        return new Task(
                base.name(),
                new Naming(base.naming().objectName(), mainName(), Map.of(), metadata.metadata()),
                pod(),
                new JobLimits(deadline, base.limits().keepFor()),
                lines);
    }

    /** Stop it, as failed, after this time; whole seconds, at most a week. */
    public S deadline(Duration limit) {
        requireNonNull(limit, "limit");
        Origin origin = draft.write("deadline");
        if (limit.getNano() != 0 || limit.getSeconds() < 1 || limit.getSeconds() > LONGEST_DEADLINE) {
            draft.problem(
                    "deadline",
                    origin,
                    "the deadline must be whole seconds, from 1 to 604800, but was " + limit,
                    "Write deadline(Duration.ofMinutes(30)) for " + base.name() + ".");
            return self();
        }
        deadline = Optional.of(limit);
        return self();
    }

    /** Stop it after the time that holds when nothing is said. */
    public S defaultDeadline() {
        draft.write("deadline");
        deadline = standardTask().limits().deadline();
        return self();
    }
}
