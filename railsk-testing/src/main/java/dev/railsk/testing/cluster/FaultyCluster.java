package dev.railsk.testing.cluster;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.Calls.Sort;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A cluster whose connection and server fail as a test says, in front of another one that does the rest.
 *
 * <pre>{@code
 * FaultyCluster cluster = FaultyCluster.over(fake)
 *         .fail(Calls.list().about(ObjectKind.POD).after(1).times(4), Fault.unreachable())
 *         .fail(Calls.apply().named("shop-web"), Fault.refused(403, "Forbidden", "denied by policy"));
 * }</pre>
 *
 * <p>What happens to pods is an {@link Outcome} of the fake. Thread-safe.
 */
public final class FaultyCluster extends ForwardingCluster {

    private final List<Script> scripts = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();

    private FaultyCluster(Cluster cluster) {
        super(cluster);
    }

    /** A cluster in front of this one, without faults yet. */
    public static FaultyCluster over(Cluster cluster) {
        return new FaultyCluster(cluster);
    }

    /** One fault, and how many of its calls there were. */
    private static final class Script {

        private final Calls calls;
        private final Fault fault;
        private int seen;

        Script(Calls calls, Fault fault) {
            this.calls = calls;
            this.fault = fault;
        }

        boolean isDue(Sort sort, Optional<ObjectRef> object) {
            return calls.match(sort, object) && calls.isTurn(seen++);
        }
    }

    /** Have these calls fail, counted from now. Of several faults for one call the first counts. */
    public synchronized FaultyCluster fail(Calls calls, Fault fault) {
        scripts.add(new Script(calls, fault));
        return this;
    }

    /** Have all calls succeed again, as far as the cluster behind lets them. */
    public synchronized FaultyCluster mend() {
        scripts.clear();
        return this;
    }

    /** End all open watches. Their readers are told at their next look that events may be lost. */
    public synchronized FaultyCluster loseWatches() {
        watches.forEach(Watch::lose);
        watches.clear();
        return this;
    }

    private void check(Sort sort) {
        check(sort, Optional.empty());
    }

    private void check(Sort sort, ObjectRef object) {
        check(sort, Optional.of(object));
    }

    private synchronized void check(Sort sort, Optional<ObjectRef> object) {
        Optional<Fault> fault = Optional.empty();
        for (Script script : scripts) {
            if (script.isDue(sort, object) && fault.isEmpty()) {
                fault = Optional.of(script.fault);
            }
        }
        if (fault.isPresent()) {
            throw fault.get().of(address().server());
        }
    }

    private static ObjectRef all(Selection selection) {
        return new ObjectRef(selection.kind(), selection.namespace(), "");
    }

    @Override
    public String version() {
        check(Sort.VERSION);
        return super.version();
    }

    @Override
    public boolean may(AccessCheck question) {
        check(Sort.MAY);
        return super.may(question);
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        check(Sort.GET, ref);
        return super.get(ref);
    }

    @Override
    public LiveObjects list(Selection selection) {
        check(Sort.LIST, all(selection));
        return super.list(selection);
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        starts.forEach(start -> check(Sort.WATCH, all(start.selection())));
        Watch watch = new Watch(super.watch(starts), starts);
        synchronized (this) {
            watches.add(watch);
        }
        return watch;
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        check(options.dryRun() ? Sort.DRY_RUN : Sort.APPLY, ObjectRef.of(manifest.id()));
        return super.apply(manifest, options);
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        check(Sort.CREATE, ObjectRef.of(manifest.id()));
        return super.create(manifest, options);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        check(Sort.UPDATE, ObjectRef.of(manifest.id()));
        return super.update(manifest, options);
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        check(Sort.PATCH, object.ref());
        return super.patch(object, change, options);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        check(Sort.DELETE, ref);
        return super.delete(ref, options);
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        check(Sort.EXEC, new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()));
        return super.exec(request);
    }

    @Override
    public List<String> log(LogRequest request) {
        check(Sort.LOG, new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()));
        return super.log(request);
    }

    @Override
    public LogStream follow(LogRequest request) {
        check(Sort.LOG, new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()));
        return super.follow(request);
    }

    /** A watch that can be lost. */
    private final class Watch implements WatchStream {

        private final WatchStream stream;
        private final List<WatchStart> starts;
        private final Deque<WatchEvent> losses = new ArrayDeque<>();

        Watch(WatchStream stream, List<WatchStart> starts) {
            this.stream = stream;
            this.starts = starts;
        }

        private void lose() {
            starts.forEach(start -> losses.add(new WatchEvent.Lost(start.selection(), "the watch ended")));
        }

        private Optional<WatchEvent> loss() {
            synchronized (FaultyCluster.this) {
                return Optional.ofNullable(losses.poll());
            }
        }

        @Override
        public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
            Optional<WatchEvent> loss = loss();
            return loss.isPresent() ? loss : stream.next(limit);
        }

        @Override
        public void close() {
            synchronized (FaultyCluster.this) {
                watches.remove(this);
            }
            stream.close();
        }
    }
}
