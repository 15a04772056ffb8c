package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LogRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one run of a container has written so far. */
public final class ContainerLog {

    private final List<String> lines = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private boolean isEnded;

    void write(List<String> more, Instant now) {
        lines.addAll(more);
        more.forEach(line -> times.add(now));
    }

    void end() {
        isEnded = true;
    }

    /** The lines from this one on. */
    public List<String> from(int start) {
        return List.copyOf(lines.subList(start, lines.size()));
    }

    /** The number of the first line that is asked for. */
    public int start(LogRequest request, Instant now) {
        int start = request.tailLines() == 0 ? 0 : Math.max(0, size() - request.tailLines());
        if (request.since().isPresent()) {
            Instant oldest = now.minus(request.since().get());
            while (start < size() && times.get(start).isBefore(oldest)) {
                start++;
            }
        }
        return start;
    }

    /** How many lines there are. */
    public int size() {
        return lines.size();
    }

    /** Whether nothing more will come. */
    public boolean isEnded() {
        return isEnded;
    }
}
