package dev.railsk.cli.internal.command;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.view.SafeText;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.problem.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code plan show NAME}: a plan as a list to follow. An app with one plan may leave its name out. */
final class PlanShow {

    ExitCode run(Invocation invocation, List<String> given) throws IOException {
        RailsApp app = invocation.app();
        String name = given.isEmpty() ? only(app) : named(app, given.get(0));
        MigrationPlan plan = app.plan(name);
        if (invocation.wantsJson()) {
            invocation.report(ExitCode.DONE, DeployJson.of(app.name(), name, plan));
        } else {
            invocation.output().result(SafeText.lines(plan.checklist()));
        }
        return ExitCode.DONE;
    }

    private static List<String> names(RailsApp app) {
        List<String> names = new ArrayList<>(app.plans().keySet());
        if (names.isEmpty()) {
            throw new UsageException(
                    "app \"" + app.name() + "\" has no plan",
                    "Define one in the app: .plan(\"drop-legacy\", MigrationPlan.removeColumn(\"posts\", \"legacy\")).");
        }
        return names;
    }

    private static String only(RailsApp app) {
        List<String> names = names(app);
        if (names.size() == 1) {
            return names.get(0);
        }
        throw new UsageException(
                "plan show needs a plan of app \"" + app.name() + "\"",
                "Name one of: " + String.join(", ", names) + ".");
    }

    private static String named(RailsApp app, String name) {
        List<String> names = names(app);
        if (names.contains(name)) {
            return name;
        }
        String list = "Name one of: " + String.join(", ", Nearest.sorted(name, names)) + ".";
        throw new UsageException(
                "app \"" + app.name() + "\" has no plan \"" + name + "\"", Nearest.suggest(name, names, list));
    }
}
