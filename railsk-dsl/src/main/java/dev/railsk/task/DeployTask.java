package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.Pod;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * A task of the app's own, such as an upload of assets or a search index that is built anew: a deploy runs it, or somebody does by
 * hand.
 *
 * @param task what runs
 * @param when when it runs
 */
public record DeployTask(Task task, When when) implements Part<DeployTaskSpec, DeployTask> {

    /** A task as it is when nothing is said of it: see {@link DeployTaskSpec} for the defaults. */
    public static DeployTask standard(String name) {
        requireNonNull(name, "name");
        return new DeployTask(Task.of(name, Pod.BARE, JobLimits.AN_HOUR, Origin.here()), When.BY_HAND);
    }

    /** Define a task on its own, to share or test it. */
    public static DeployTask define(String name, Consumer<DeployTaskSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public DeployTask with(Consumer<DeployTaskSpec> definition) {
        return DeployTaskSpec.apply(this, definition);
    }

    /** Its name in the definition. */
    public String name() {
        return task.name();
    }
}
