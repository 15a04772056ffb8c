package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A pod of its own for somebody who works with the app's code at a terminal. It takes no memory from a process that serves, and no
 * service selects it.
 *
 * @param task what runs
 */
public record Console(Task task) implements Part<ConsoleSpec, Console> {

    /** {@code bin/rails console}, for an hour at most. */
    public static Console standard(Origin origin) {
        JobLimits limits = JobLimits.ONE_TRY.deadline(Optional.of(Duration.ofHours(1)));
        return new Console(Task.of(
                "console", Task.running(List.of("bin/rails", "console")), limits, requireNonNull(origin, "origin")));
    }

    /** Define a console on its own, to share or test it. */
    public static Console define(Consumer<ConsoleSpec> definition) {
        return standard(Origin.here()).with(definition);
    }

    @Override
    public Console with(Consumer<ConsoleSpec> definition) {
        return ConsoleSpec.apply(this, definition);
    }
}
