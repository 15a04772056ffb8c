package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Output;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.json.DeployJson;

/** A line of JSON per event, for programs. */
public final class JsonView implements ProgressView {

    private final Output output;

    /** A view that writes to the error output, whose messages are JSON lines. */
    public JsonView(Output output) {
        this.output = output;
    }

    @Override
    public void on(DeployEvent event) {
        output.raw(SafeText.json(DeployJson.of(event).toJsonLine()) + "\n");
    }

    @Override
    public void note(String text) {
        output.message(text);
    }

    @Override
    public void close() {}
}
