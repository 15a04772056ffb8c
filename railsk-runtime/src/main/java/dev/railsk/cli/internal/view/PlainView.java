package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Output;
import dev.railsk.cli.internal.args.DurationText;
import dev.railsk.deploy.DeployEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line per event, each with the time since the start: for logs and for terminals that can do no more. */
public final class PlainView implements ProgressView {

    private static final int TIME_WIDTH = 6;

    private final Output output;
    private final EventLines lines;
    private @Nullable Instant start;

    /** A view that writes to the error output. */
    public PlainView(Output output, boolean isDryRun) {
        this.output = output;
        this.lines = new EventLines(isDryRun);
    }

    @Override
    public void on(DeployEvent event) {
        line(event).ifPresent(output::message);
    }

    /** The line of an event, with the time since the start; empty for one that people need not read. */
    Optional<String> line(DeployEvent event) {
        Instant began = start == null ? event.at() : start;
        start = began;
        String time = DurationText.of(Duration.between(began, event.at()));
        String padding = " ".repeat(Math.max(0, TIME_WIDTH - time.length()));
        return lines.of(event).map(line -> padding + time + "  " + line);
    }

    @Override
    public void note(String text) {
        output.message(text);
    }

    @Override
    public void close() {}
}
