package dev.railsk.testing.cluster;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A watch that can be lost, and that tells late. */
final class Watching implements WatchStream {

    static final String EXPIRED = "410 Expired: too old resource version";

    private final WatchStream stream;
    private final List<WatchStart> starts;
    private final ClusterTime time;
    private final Duration lag;
    private final Faults faults;
    private final Consumer<Watching> onClose;
    private final Deque<WatchEvent> losses = new ArrayDeque<>();
    private final Deque<Late> late = new ArrayDeque<>();

    private record Late(Instant due, WatchEvent event) {}

    Watching(FaultyCluster cluster, WatchStream stream, List<WatchStart> starts, Duration lag, Faults faults) {
        this.stream = stream;
        this.starts = starts;
        this.time = cluster.time();
        this.lag = lag;
        this.faults = faults;
        this.onClose = cluster::forget;
    }

    void lose(String reason) {
        synchronized (losses) {
            starts.forEach(start -> losses.add(new WatchEvent.Lost(start.selection(), reason)));
        }
    }

    private Optional<WatchEvent> loss() {
        synchronized (losses) {
            return Optional.ofNullable(losses.poll());
        }
    }

    @Override
    public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
        faults.requireAlive();
        Optional<WatchEvent> loss = loss();
        if (loss.isPresent()) {
            return loss;
        }
        return lag.isZero() ? stream.next(limit) : nextLate(time.now().plus(limit));
    }

    private Optional<WatchEvent> nextLate(Instant end) throws InterruptedException {
        while (true) {
            Instant now = time.now();
            Late first = late.peek();
            if (first != null && !first.due().isAfter(now)) {
                return Optional.of(late.remove().event());
            }
            Instant until = first != null && first.due().isBefore(end) ? first.due() : end;
            Optional<WatchEvent> event = stream.next(Duration.between(now, until));
            event.ifPresent(told -> late.add(new Late(time.now().plus(lag), told)));
            if (event.isEmpty() && !time.now().isBefore(end)) {
                Late due = late.peek();
                return due != null && !due.due().isAfter(end)
                        ? Optional.of(late.remove().event())
                        : Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
        stream.close();
    }
}
