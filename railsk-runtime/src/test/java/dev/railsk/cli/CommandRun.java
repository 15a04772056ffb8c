package dev.railsk.cli;

import dev.railsk.app.RailsApp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/** One run of a command, and what came of it. */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... args) {
        return of(CommandContext.empty(Path.of("nowhere")), args);
    }

    static CommandRun of(CommandContext context, String... args) {
        return of(() -> TestApps.SHOP, context, args);
    }

    static CommandRun of(Supplier<RailsApp> app, CommandContext context, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Railsk.run(app, args, out, err, context);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
