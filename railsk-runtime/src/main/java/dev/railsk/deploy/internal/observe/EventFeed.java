package dev.railsk.deploy.internal.observe;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of a namespace: many causes are told nowhere else. They are useful, not needed, so what goes wrong here stops nothing: where
 * they may not be watched they are listed, where they may not be listed there are none.
 */
final class EventFeed implements AutoCloseable {

    private static final int MOST = 1000;

    private final Cluster cluster;
    private final Selection selection;
    private @Nullable WatchStart toWatch;
    private @Nullable WatchStream stream;
    private boolean mayList = true;

    EventFeed(Cluster cluster, Selection selection) {
        this.cluster = cluster;
        this.selection = selection;
    }

    /** All of them; empty while they are followed already, or may not be seen. */
    Optional<LiveObjects> list() {
        if (!mayList || stream != null) {
            return Optional.empty();
        }
        try {
            LiveObjects listed = cluster.list(selection);
            toWatch = new WatchStart(selection, listed.resourceVersion());
            return Optional.of(listed);
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != 403) {
                throw refusal;
            }
            mayList = false;
            return Optional.empty();
        }
    }

    /** Follow them from where they were listed. */
    void follow() {
        WatchStart start = toWatch;
        toWatch = null;
        if (start == null) {
            return;
        }
        try {
            stream = cluster.watch(List.of(start));
        } catch (ClusterException failure) {
            stream = null;
        }
    }

    /** What has happened since; it does not wait. */
    List<WatchEvent> next() throws InterruptedException {
        List<WatchEvent> news = new ArrayList<>();
        WatchStream open = stream;
        while (open != null && news.size() < MOST) {
            Optional<WatchEvent> event = open.next(Duration.ZERO);
            if (event.isEmpty()) {
                return news;
            }
            if (event.get() instanceof WatchEvent.Lost) {
                close();
                return news;
            }
            news.add(event.get());
        }
        return news;
    }

    @Override
    public void close() {
        WatchStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }
}
