package dev.railsk.workload;

import dev.railsk.container.Command;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a process is written. It must say its command, or have an image of its own, which may run by itself.
 *
 * <p>Defaults: 1 replica; no ports, no probes; spread evenly; a drain takes one pod at a time. Where it listens on ports, it has a
 * service that answers on each of them by name and number.
 */
public final class ProcessSpec extends ReplicatedSpec<ProcessSpec> {

    private ProcessSpec(AppProcess base) {
        super(base.scope(), base.basics(), base.scaling());
    }

    static AppProcess apply(AppProcess base, Consumer<ProcessSpec> definition) {
        ProcessSpec spec = new ProcessSpec(base);
        spec.write(definition);
        if (definition != Defaults.OfProcess.WORDS) {
            spec.checkCommand();
        }
        return spec.draft.finish("process \"" + base.name() + "\"", new AppProcess(spec.checked(), spec.scaling()));
    }

    private void checkCommand() {
        boolean isCut = !draft.findings().judges(List.of("command"))
                || !draft.findings().judges(List.of("image"));
        if (!isCut && !container().isForeign() && container().command() instanceof Command.OfImage) {
            String word = lines().has("command") ? "command" : "image";
            draft.problem(
                    "command",
                    lines().of(word),
                    "a process in the app's image must have a command, since the image's own serves the web",
                    "Name it: command(\"bin/rails\", \"runner\", \"Consumer.run\").");
        }
    }

    @Override
    protected ProcessSpec self() {
        return this;
    }

    @Override
    WorkloadBasics standardBasics() {
        return AppProcess.standard(name()).basics();
    }

    @Override
    Scaling standardScaling() {
        return AppProcess.standard(name()).scaling();
    }
}
