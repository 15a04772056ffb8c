package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Output;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.manifest.Tree;
import java.util.Map;

/** A line of JSON per event, for programs. */
public final class JsonView implements ProgressView {

    private final Output output;

    /** A view that writes to the error output. */
    public JsonView(Output output) {
        this.output = output;
    }

    @Override
    public void on(DeployEvent event) {
        output.message(Tree.of(EventJson.of(event)).toJsonLine());
    }

    @Override
    public void note(String text) {
        output.message(Tree.of(Map.of("event", "note", "message", text)).toJsonLine());
    }

    @Override
    public void close() {}
}
