package dev.railsk.cli.internal;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.CommandContext;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.view.ResultJson;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.util.List;

/**
 * One call of a command.
 *
 * @param app the app
 * @param apps all apps of the script, in order
 * @param arguments what was given
 * @param context the surroundings
 * @param output where to write
 */
public record Invocation(
        RailsApp app, List<RailsApp> apps, Arguments arguments, CommandContext context, Output output) {

    /** Whether the result is to be one JSON report. */
    public boolean wantsJson() {
        return arguments.value("--output").orElse("text").equals("json");
    }

    /**
     * Write the one JSON document of the result.
     *
     * @throws IOException when it cannot be written in full
     */
    public void report(ExitCode exitCode, Tree document) throws IOException {
        output.result(new ResultJson(exitCode, arguments.has("--cluster")).text(document));
    }

    /** Tell a person something, unless they want quiet. */
    public void tell(String text) {
        if (!arguments.has("--quiet")) {
            output.message(text);
        }
    }
}
