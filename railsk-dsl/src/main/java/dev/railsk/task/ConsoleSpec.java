package dev.railsk.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a console is written. Defaults: {@code bin/rails console}, for an hour at most, with what every container of the app has.
 *
 * <pre>{@code
 * app.console(console -> console.resources(resources -> resources.memory(Memory.gibibytes(2))))
 * }</pre>
 */
public final class ConsoleSpec extends TaskSpec<ConsoleSpec> {

    private ConsoleSpec(Console base) {
        super("console", base.task());
    }

    static Console apply(Console base, Consumer<ConsoleSpec> definition) {
        ConsoleSpec spec = new ConsoleSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("console", new Console(spec.checked()));
    }

    @Override
    protected ConsoleSpec self() {
        return this;
    }

    @Override
    Task standardTask() {
        return Console.standard(draft.touch()).task();
    }

    @Override
    JobLimits limits(Optional<Duration> deadline) {
        return JobLimits.ONE_TRY.deadline(deadline);
    }
}
