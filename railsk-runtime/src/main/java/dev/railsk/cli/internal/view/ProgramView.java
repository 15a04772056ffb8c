package dev.railsk.cli.internal.view;

import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A program that runs once: its lines are the result; what is told of it are messages. */
public final class ProgramView implements DeployListener {

    private final Invocation invocation;
    private final EventLines lines = new EventLines(false);

    /** A view of this command's program. */
    public ProgramView(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void on(DeployEvent event) {
        if (event instanceof DeployEvent.LogLine log && !invocation.wantsJson()) {
            write(SafeText.line(log.line()) + "\n");
        } else if (event instanceof DeployEvent.TaskStarted
                || event instanceof DeployEvent.LogLine
                || event instanceof DeployEvent.ProblemSeen
                || event instanceof DeployEvent.Warning) {
            lines.of(event).ifPresent(line -> invocation.tell(line.strip()));
        }
    }

    private void write(String line) {
        try {
            invocation.output().result(line);
        } catch (IOException nobodyReads) {
            throw new UncheckedIOException(nobodyReads);
        }
    }
}
