package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.LogListener;
import dev.railsk.deploy.PodLine;
import dev.railsk.deploy.json.DeployJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Lines of logs as they come: each with its pod and container before it, or as JSON. */
public final class LogText implements LogListener {

    private final Invocation invocation;
    private final boolean isFollowed;
    private final List<PodLine> lines = new ArrayList<>();

    /** A view that writes each line as the result; JSON of what is not followed is kept for one document. */
    public LogText(Invocation invocation, boolean isFollowed) {
        this.invocation = invocation;
        this.isFollowed = isFollowed;
    }

    @Override
    public void line(PodLine line) {
        try {
            if (!invocation.wantsJson()) {
                invocation
                        .output()
                        .result(SafeText.line(line.pod().name() + " " + line.container() + " | " + line.line()) + "\n");
            } else if (isFollowed) {
                invocation.output().result(SafeText.json(DeployJson.of(line).toJsonLine()) + "\n");
            } else {
                lines.add(line);
            }
        } catch (IOException nobodyReads) {
            throw new UncheckedIOException(nobodyReads);
        }
    }

    @Override
    public void note(String text) {
        invocation.tell("note: " + text);
    }

    /** What was kept. */
    public List<PodLine> lines() {
        return List.copyOf(lines);
    }
}
