package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.app.Neighbors;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.List;

/** The environment that ENV names. An app with one environment may leave it out. */
final class EnvironmentChoice {

    private EnvironmentChoice() {}

    static Environment of(Invocation invocation, String command) {
        List<String> given = invocation.arguments().positionals();
        Environment environment =
                given.isEmpty() ? only(invocation.app(), command) : named(invocation.app(), given.get(0));
        if (invocation.apps().size() > 1) {
            Neighbors.check(environment, invocation.apps());
        }
        return environment;
    }

    static Environment only(RailsApp app, String command) {
        List<String> known = app.environments();
        if (known.size() == 1) {
            return app.environment(known.get(0));
        }
        throw new UsageException(
                command + " needs an environment of app \"" + app.name() + "\"",
                "Name one of: " + String.join(", ", known) + ".");
    }

    static Environment named(RailsApp app, String name) {
        List<String> known = new ArrayList<>(app.environments());
        for (String environment : app.environments()) {
            known.addAll(app.environment(environment).aliases());
        }
        if (known.contains(name)) {
            return app.environment(name);
        }
        String list = "Name one of: " + String.join(", ", Nearest.sorted(name, known)) + ".";
        throw new UsageException(
                "app \"" + app.name() + "\" has no environment \"" + name + "\"", Nearest.suggest(name, known, list));
    }
}
