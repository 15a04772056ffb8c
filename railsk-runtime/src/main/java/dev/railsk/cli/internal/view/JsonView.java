package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Output;
import dev.railsk.deploy.DeployEvent;

/** A line of JSON per event, for programs. */
public final class JsonView implements ProgressView {

    private final Output output;

    /** A view that writes to the error output. */
    public JsonView(Output output) {
        this.output = output;
    }

    @Override
    public void on(DeployEvent event) {
        output.message(JsonText.line(EventJson.of(event)));
    }

    @Override
    public void note(String text) {
        output.message(JsonText.line(java.util.Map.of("event", "note", "message", text)));
    }

    @Override
    public void close() {}
}
