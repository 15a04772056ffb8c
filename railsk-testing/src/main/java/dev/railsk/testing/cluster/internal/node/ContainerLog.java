package dev.railsk.testing.cluster.internal.node;

import java.util.ArrayList;
import java.util.List;

/** What one run of a container has written so far. */
public final class ContainerLog {

    private final List<String> lines = new ArrayList<>();
    private boolean isEnded;

    void write(List<String> more) {
        lines.addAll(more);
    }

    void end() {
        isEnded = true;
    }

    /** The lines from this one on. */
    public List<String> from(int start) {
        return List.copyOf(lines.subList(start, lines.size()));
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
