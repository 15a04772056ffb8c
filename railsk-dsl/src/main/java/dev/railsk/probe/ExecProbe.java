package dev.railsk.probe;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.List;

/**
 * A command in the container; exit status 0 is healthy.
 *
 * @param command program and arguments; no shell is involved
 * @param timing how often and how patiently it asks
 */
public record ExecProbe(List<String> command, ProbeTiming timing) implements TimedProbe<ExecProbe> {

    public ExecProbe {
        command = WellFormed.require("a probe's command", List.copyOf(command));
        if (command.isEmpty()) {
            throw new InvalidValueException(
                    "an exec probe must have a command, but had none", "Write Probe.exec(\"bin/alive\").");
        }
    }

    @Override
    public ExecProbe timing(ProbeTiming newTiming) {
        return new ExecProbe(command, newTiming);
    }
}
