package dev.railsk.cli.internal;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The app that a command is about, of a script whose apps {@code --app} tells apart. */
final class AppChoice {

    private final List<RailsApp> all = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Define the apps of a script. */
    AppChoice(List<Supplier<RailsApp>> apps) {
        for (Supplier<RailsApp> app : apps) {
            RailsApp defined = app.get();
            if (names.contains(defined.name())) {
                throw new UsageException(
                        "this script has two apps called \"" + defined.name() + "\"", "Give one of them another name.");
            }
            all.add(defined);
            names.add(defined.name());
        }
    }

    /** All apps, in the order of the script. */
    List<RailsApp> all() {
        return List.copyOf(all);
    }

    /** The one that is meant. */
    RailsApp of(Arguments arguments) {
        String name = arguments.value("--app").orElse("");
        if (name.isEmpty()) {
            throw new UsageException(
                    "this script has several apps, so that one must be named",
                    "Write --app with one of: " + String.join(", ", names) + ".");
        }
        int place = names.indexOf(name);
        if (place < 0) {
            String list = "Name one of: " + String.join(", ", Nearest.sorted(name, names)) + ".";
            throw new UsageException("this script has no app \"" + name + "\"", Nearest.suggest(name, names, list));
        }
        return all.get(place);
    }
}
