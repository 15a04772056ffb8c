package dev.railsk.deploy.internal.observe;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a namespace shows, kept up to date by a watch, and by a list every {@link #RELIST} in case the watch sleeps. Outages are told
 * as warnings and waited out; how long is the caller's matter.
 */
public final class ClusterView implements AutoCloseable {

    private static final Duration RELIST = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int MOST_EVENTS = 1000;

    private final DeployRun run;
    private final Cluster cluster;
    private final Map<ObjectKind, Selection> watched = new LinkedHashMap<>();
    private final Selection events;
    private final EventFeed eventFeed;
    private final Map<Selection, Map<ObjectRef, LiveObject>> objects = new LinkedHashMap<>();
    private final Relations relations = new Relations();
    private List<WatchStart> toWatch = List.of();
    private @Nullable WatchStream stream;
    private Instant nextList;
    private @Nullable Instant outageSince;
    private Optional<ClusterException> outage = Optional.empty();

    /**
     * A view of these kinds, and of events.
     *
     * @param podLabels what the pods, and the ReplicaSets that make them, have in common
     */
    public ClusterView(DeployRun run, Map<String, String> podLabels, Collection<ObjectKind> kinds) {
        this.run = run;
        this.cluster = run.cluster();
        this.nextList = run.now();
        String namespace = run.environment().namespace();
        for (ObjectKind kind : kinds) {
            boolean isLabelled = kind.equals(ObjectKind.POD) || kind.equals(ObjectKind.REPLICA_SET);
            watched.put(kind, new Selection(kind, namespace, isLabelled ? podLabels : Map.of()));
        }
        events = Selection.all(ObjectKind.EVENT, namespace);
        eventFeed = new EventFeed(cluster, events);
    }

    /** What is seen of this workload: the very same observation as long as nothing of it has changed. */
    public Observation observation(ObjectRef workload) {
        return relations.of(workload.kind().kind(), workload.name());
    }

    /** The object as last seen; absent when it was not. */
    public Tree find(ObjectRef ref) {
        LiveObject known = known(ref.kind()).get(ref);
        return known == null ? Tree.absent() : known.content();
    }

    /** The newest warning about a claim of this name; absent when there is none. */
    public Tree warningAboutClaim(String name) {
        Tree newest = Tree.absent();
        for (LiveObject event : known(ObjectKind.EVENT).values()) {
            Tree content = event.content();
            boolean isAbout = text(content.at("involvedObject"), "kind").equals("PersistentVolumeClaim")
                    && text(content.at("involvedObject"), "name").equals(name)
                    && text(content, "type").equals("Warning");
            if (isAbout && text(content, "lastTimestamp").compareTo(text(newest, "lastTimestamp")) >= 0) {
                newest = content;
            }
        }
        return newest;
    }

    private static String text(Tree tree, String field) {
        return tree.at(field).text().orElse("");
    }

    private Map<ObjectRef, LiveObject> known(ObjectKind kind) {
        Selection selection = kind.equals(ObjectKind.EVENT) ? events : watched.get(kind);
        Map<ObjectRef, LiveObject> seen = selection == null ? null : objects.get(selection);
        return seen == null ? Map.of() : seen;
    }

    /** Whether anything was seen at all. */
    public boolean isFilled() {
        return objects.keySet().containsAll(watched.values());
    }

    /** Why the API server does not answer at present; empty when it does. */
    public Optional<ClusterException> outage() {
        return outage;
    }

    /** List everything, and watch nothing yet: much is as it shall be already, and a watch costs a connection. */
    public void look() {
        refresh();
    }

    /** Wait until something changes, at most this long. */
    public void await(Duration limit) throws InterruptedException {
        awaitObjects(limit);
        for (WatchEvent news : eventFeed.next()) {
            take(news);
        }
    }

    private void awaitObjects(Duration limit) throws InterruptedException {
        if (!run.now().isBefore(nextList)) {
            refresh();
        }
        watch();
        Duration untilList = Duration.between(run.now(), nextList);
        Duration wait = untilList.compareTo(limit) < 0 ? untilList : limit;
        WatchStream open = stream;
        if (open == null) {
            cluster.time().sleep(wait);
            return;
        }
        Optional<WatchEvent> event = open.next(wait);
        for (int taken = 0; event.isPresent() && taken < MOST_EVENTS; taken++) {
            take(event.get());
            if (stream == null) {
                return;
            }
            event = open.next(Duration.ZERO);
        }
    }

    private void take(WatchEvent event) {
        Map<ObjectRef, LiveObject> known = objects.computeIfAbsent(event.selection(), none -> new LinkedHashMap<>());
        if (event instanceof WatchEvent.Changed changed) {
            put(known, changed.object());
        } else if (event instanceof WatchEvent.Deleted deleted) {
            remove(known, deleted.object().ref());
        } else {
            closeWatch();
            Instant soon = run.now().plus(Duration.ofSeconds(1));
            nextList = nextList.isBefore(soon) ? nextList : soon;
        }
    }

    private void put(Map<ObjectRef, LiveObject> known, LiveObject object) {
        LiveObject before = known.put(object.ref(), object);
        if (before == null) {
            relations.put(object);
        } else {
            relations.replace(before, object);
        }
    }

    private void remove(Map<ObjectRef, LiveObject> known, ObjectRef ref) {
        LiveObject gone = known.remove(ref);
        if (gone != null) {
            relations.remove(gone);
        }
    }

    private void refresh() {
        try {
            boolean isStale = stream == null;
            List<WatchStart> starts = new ArrayList<>();
            for (Selection selection : watched.values()) {
                LiveObjects listed = cluster.list(selection);
                isStale |= put(selection, listed);
                starts.add(new WatchStart(selection, listed.resourceVersion()));
            }
            listEvents();
            if (isStale) {
                closeWatch();
                toWatch = starts;
            }
            nextList = run.now().plus(RELIST);
            recovered();
        } catch (ClusterException failure) {
            outlast(failure);
        }
    }

    /** Follow what was listed. */
    private void watch() {
        eventFeed.follow();
        List<WatchStart> starts = toWatch;
        toWatch = List.of();
        if (starts.isEmpty()) {
            return;
        }
        try {
            stream = cluster.watch(starts);
        } catch (ClusterException failure) {
            outlast(failure);
        }
    }

    private void outlast(ClusterException failure) {
        if (!(failure instanceof ClusterUnreachableException) || run.isCancelled()) {
            throw failure;
        }
        broken(failure);
    }

    /** Whether the list brought what the watch had not told. */
    private boolean put(Selection selection, LiveObjects listed) {
        boolean isNew = !objects.containsKey(selection);
        Map<ObjectRef, LiveObject> known = objects.computeIfAbsent(selection, none -> new LinkedHashMap<>());
        boolean hasChanged = false;
        Set<ObjectRef> gone = new LinkedHashSet<>(known.keySet());
        for (LiveObject item : listed.items()) {
            gone.remove(item.ref());
            LiveObject before = known.get(item.ref());
            if (before == null || !before.resourceVersion().equals(item.resourceVersion())) {
                put(known, item);
                hasChanged = true;
            }
        }
        gone.forEach(ref -> remove(known, ref));
        return isNew || hasChanged || !gone.isEmpty();
    }

    private void listEvents() {
        eventFeed.list().ifPresent(listed -> put(events, listed));
    }

    private void broken(ClusterException failure) {
        if (outageSince == null) {
            outageSince = run.now();
            run.warn("the API server does not answer, and the deploy goes on waiting: " + failure.getMessage());
        }
        outage = Optional.of(failure);
        nextList = run.now().plus(RETRY);
    }

    private void recovered() {
        if (outageSince != null) {
            long seconds = Duration.between(outageSince, run.now()).toSeconds();
            run.warn("the API server answers again, after " + seconds + " s");
        }
        outageSince = null;
        outage = Optional.empty();
    }

    private void closeWatch() {
        WatchStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closeWatch();
        eventFeed.close();
    }
}
