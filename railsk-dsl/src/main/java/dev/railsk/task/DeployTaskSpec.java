package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/**
 * How a task is written. It must have a command.
 *
 * <p>Defaults: run by hand only, one try, for an hour at most, its Job kept for a day.
 *
 * <pre>{@code
 * app.task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets"))
 * }</pre>
 */
public final class DeployTaskSpec extends JobWords<DeployTaskSpec> {

    private When when;

    private DeployTaskSpec(DeployTask base) {
        super("task " + base.name(), base.task());
        when = base.when();
    }

    static DeployTask apply(DeployTask base, Consumer<DeployTaskSpec> definition) {
        DeployTaskSpec spec = new DeployTaskSpec(base);
        spec.draft.run(definition, spec);
        Task task = spec.checked();
        if (!spec.isCut()) {
            spec.checkCommand(task, "task", "Write command(\"bin/upload-assets\").");
        }
        return spec.draft.finish("task \"" + base.name() + "\"", new DeployTask(task, spec.when));
    }

    @Override
    protected DeployTaskSpec self() {
        return this;
    }

    @Override
    Task standardTask() {
        return DeployTask.standard(name()).task();
    }

    /** Say when it is run. */
    public DeployTaskSpec when(When moment) {
        draft.write("when");
        when = requireNonNull(moment, "moment");
        return this;
    }

    /** Run it only when somebody asks for it. */
    public DeployTaskSpec defaultWhen() {
        draft.write("when");
        when = When.BY_HAND;
        return this;
    }
}
