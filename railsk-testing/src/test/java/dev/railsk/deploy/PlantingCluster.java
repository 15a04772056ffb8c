package dev.railsk.deploy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that says a value in one of the places where a cluster says anything in words of its own or of a container. */
final class PlantingCluster extends ForwardingCluster {

    /** Where a cluster's words come from. */
    enum Source {
        LOG,
        MESSAGE,
        REASON,
        REFUSAL,
        REFUSED_FIELD,
        BUSY,
        WARNING
    }

    private static final Set<String> WORDS = Set.of("message", "note");

    private final Source source;
    private final String planted;

    PlantingCluster(Cluster cluster, Source source, String value) {
        super(cluster);
        this.source = source;
        this.planted = "it says " + value + " here";
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return super.get(ref).map(this::planted);
    }

    @Override
    public LiveObjects list(Selection selection) {
        LiveObjects listed = super.list(selection);
        return new LiveObjects(listed.items().stream().map(this::planted).toList(), listed.resourceVersion());
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        WatchStream watch = super.watch(starts);
        return new WatchStream() {
            @Override
            public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
                return watch.next(limit)
                        .map(event -> event instanceof WatchEvent.Changed changed
                                ? new WatchEvent.Changed(changed.selection(), planted(changed.object()))
                                : event);
            }

            @Override
            public void close() {
                watch.close();
            }
        };
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        boolean isDeployment = manifest.kind().equals("Deployment");
        if (isDeployment && source == Source.REFUSAL) {
            throw new ClusterRefusedException(422, planted, "could not apply: " + planted, List.of());
        } else if (isDeployment && source == Source.REFUSED_FIELD) {
            throw new ClusterRefusedException(
                    422, "Invalid", "could not apply: " + planted, List.of(new FieldCause(planted, planted)));
        } else if (isDeployment && source == Source.BUSY) {
            throw new ClusterBusyException("apply", "https://api.example", planted, 503, Duration.ZERO);
        }
        Applied applied = super.apply(manifest, options);
        return source == Source.WARNING
                ? new Applied(applied.object(), applied.effect(), List.of(planted))
                : new Applied(planted(applied.object()), applied.effect(), applied.warnings());
    }

    @Override
    public List<String> log(LogRequest request) {
        return logged(super.log(request));
    }

    @Override
    public LogStream follow(LogRequest request) {
        LogStream log = super.follow(request);
        return new LogStream() {
            @Override
            public List<String> poll() {
                return logged(log.poll());
            }

            @Override
            public boolean isEnded() {
                return log.isEnded();
            }

            @Override
            public void close() {
                log.close();
            }
        };
    }

    private List<String> logged(List<String> lines) {
        return source == Source.LOG
                ? lines.stream().map(line -> line + " " + planted).toList()
                : lines;
    }

    private LiveObject planted(LiveObject object) {
        boolean isSaid = source == Source.MESSAGE || source == Source.REASON;
        boolean isSecret = object.ref().kind().kind().equals("Secret");
        if (!isSaid || isSecret) {
            return object;
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        object.content().entries().forEach((name, part) -> {
            boolean isOfCluster =
                    name.equals("status") || object.ref().kind().kind().equals("Event");
            content.put(name, isOfCluster ? planted(name, part.value()) : part.value());
        });
        return LiveObject.of(Tree.of(content));
    }

    private @Nullable Object planted(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, part) -> copy.put(String.valueOf(key), planted(String.valueOf(key), part)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(planted(name, item)));
            return copy;
        }
        boolean isMessage = source == Source.MESSAGE && WORDS.contains(name);
        boolean isReason = source == Source.REASON && name.equals("reason");
        return isMessage || isReason ? value + ": " + planted : value;
    }
}
