package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.Invocation;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ENV [WORKLOAD]} names.
 *
 * @param environment the environment
 * @param workload the workload; empty when none is named
 * @param rest what comes after it
 */
record NamedWorkload(Environment environment, Optional<String> workload, List<String> rest) {

    /** An app with one environment may leave that out. */
    static NamedWorkload of(Invocation invocation, String command) {
        List<String> given = invocation.arguments().positionals();
        List<String> known = invocation.app().environments();
        boolean isWithout = !given.isEmpty() && known.size() == 1 && !known.contains(given.get(0));
        Environment environment = isWithout
                ? EnvironmentChoice.only(invocation.app(), command)
                : EnvironmentChoice.of(invocation, command);
        List<String> after = isWithout || given.isEmpty() ? given : given.subList(1, given.size());
        return after.isEmpty()
                ? new NamedWorkload(environment, Optional.empty(), List.of())
                : new NamedWorkload(environment, Optional.of(after.get(0)), after.subList(1, after.size()));
    }
}
