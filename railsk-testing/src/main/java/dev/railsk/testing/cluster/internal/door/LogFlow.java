package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.LogStream;
import java.io.IOException;
import java.util.List;

/** A log that is followed, a line a piece. */
final class LogFlow implements Answer.Source {

    private static final long LOOK_MILLIS = 50;

    private final LogStream log;

    LogFlow(LogStream log) {
        this.log = log;
    }

    @Override
    public void writeTo(Answer.Sink sink) throws IOException, InterruptedException {
        try (log) {
            while (sink.isOpen()) {
                boolean isEnded = log.isEnded();
                List<String> lines = log.poll();
                for (String line : lines) {
                    sink.send(line + "\n");
                }
                if (isEnded && lines.isEmpty()) {
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }
}
