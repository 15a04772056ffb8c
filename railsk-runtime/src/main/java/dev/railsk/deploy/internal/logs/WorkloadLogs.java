package dev.railsk.deploy.internal.logs;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.LogListener;
import dev.railsk.deploy.LogQuery;
import dev.railsk.deploy.PodLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the logs of workloads, and follows them as pods come and go. */
public final class WorkloadLogs {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final LogQuery query;
    private final LogListener listener;
    private final LogSources sources;
    private final Set<String> known = new HashSet<>();
    private final Map<LogSource, LogStream> streams = new LinkedHashMap<>();
    private final Set<String> unread = new TreeSet<>();
    private SecretMask mask = new SecretMask();

    /** The logs that are asked for. */
    public WorkloadLogs(Cluster cluster, Environment environment, LogQuery query, LogListener listener) {
        this.cluster = cluster;
        this.query = query;
        this.listener = listener;
        sources = new LogSources(cluster, environment, query.workload());
    }

    /** Read them; followed ones until the thread is interrupted. */
    public void read() {
        ClusterTime.Activity reading = cluster.time().begin();
        try {
            readAll();
        } finally {
            reading.close();
        }
    }

    private void readAll() {
        LogSources.Found found = look();
        if (found.containers().isEmpty()) {
            listener.note("no container has run yet");
        }
        for (LogSource source : found.containers()) {
            begin(source, true);
        }
        if (query.isFollowed()) {
            try {
                follow();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } finally {
                streams.values().forEach(LogStream::close);
            }
        }
    }

    private LogSources.Found look() {
        LogSources.Found found = sources.find();
        mask = found.secrets().mask();
        Set<String> hidden = new TreeSet<>(found.secrets().unread());
        hidden.removeAll(unread);
        if (!hidden.isEmpty()) {
            unread.addAll(hidden);
            listener.note("no right to get secrets, so the values of these cannot be hidden in the logs: "
                    + String.join(", ", hidden));
        }
        return found;
    }

    private void begin(LogSource source, boolean isFirst) {
        if (!known.add(source.key())) {
            return;
        }
        try {
            if (query.isFollowed() && source.isRunning()) {
                streams.put(source, cluster.follow(isFirst ? source.request(query) : source.whole()));
            } else {
                tell(source, cluster.log(isFirst ? source.request(query) : source.whole()));
            }
        } catch (ClusterRefusedException refusal) {
            listener.note(mask.hide("could not read the log of " + source.pod() + ", container " + source.container()
                    + ": " + refusal.getMessage()));
        }
    }

    private void follow() throws InterruptedException {
        ClusterTime time = cluster.time();
        Instant next = time.now().plus(LOOK);
        // Not every clock notices an interrupt that came before the sleep.
        while (!Thread.currentThread().isInterrupted()) {
            Iterator<Map.Entry<LogSource, LogStream>> open = streams.entrySet().iterator();
            while (open.hasNext()) {
                Map.Entry<LogSource, LogStream> entry = open.next();
                tell(entry.getKey(), entry.getValue().poll());
                if (entry.getValue().isEnded()) {
                    entry.getValue().close();
                    open.remove();
                }
            }
            time.sleep(POLL);
            if (!time.now().isBefore(next)) {
                look().containers().forEach(source -> begin(source, false));
                next = time.now().plus(LOOK);
            }
        }
    }

    private void tell(LogSource source, List<String> lines) {
        for (String line : mask.hide(lines)) {
            listener.line(new PodLine(source.pod(), source.container(), line));
        }
    }
}
