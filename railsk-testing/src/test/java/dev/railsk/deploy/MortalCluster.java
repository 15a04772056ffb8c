package dev.railsk.deploy;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cluster as a process sees it that is killed at one of its requests, before the server has it or after: from then on nothing that the
 * process does reaches the server, its clean-up included.
 */
final class MortalCluster extends ForwardingCluster {

    private final int last;
    private final boolean isServed;
    private int requests;
    private boolean isDead;

    /** Where a process ends: nothing may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private MortalCluster(Cluster cluster, int last, boolean isServed) {
        super(cluster);
        this.last = last;
        this.isServed = isServed;
    }

    /** Killed before this request reaches the server. */
    static MortalCluster before(Cluster cluster, int request) {
        return new MortalCluster(cluster, request, false);
    }

    /** Killed when the server has done this write, and before its answer arrives. */
    static MortalCluster after(Cluster cluster, int write) {
        return new MortalCluster(cluster, write, true);
    }

    private <T> T ask(Supplier<T> request) {
        return ask(request, false);
    }

    private <T> T ask(Supplier<T> request, boolean isWrite) {
        boolean isLast;
        synchronized (this) {
            checkAlive();
            // Killed after a read is killed before the next request.
            requests += isWrite || !isServed ? 1 : 0;
            isLast = requests == last && (isWrite || !isServed);
            isDead = isLast;
        }
        if (isLast && !isServed) {
            throw new Killed();
        }
        T answer = request.get();
        if (isLast) {
            throw new Killed();
        }
        return answer;
    }

    private synchronized void checkAlive() {
        if (isDead) {
            throw new Killed();
        }
    }

    @Override
    public String version() {
        return ask(super::version);
    }

    @Override
    public boolean may(AccessCheck check) {
        return ask(() -> super.may(check));
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return ask(() -> super.get(ref));
    }

    @Override
    public LiveObjects list(Selection selection) {
        return ask(() -> super.list(selection));
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        return ask(() -> super.apply(manifest, options), !options.dryRun());
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        return ask(() -> super.create(manifest, options), true);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        return ask(() -> super.update(manifest, options), true);
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        return ask(() -> super.patch(object, change, options), true);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        return ask(() -> super.delete(ref, options), true);
    }

    @Override
    public List<String> log(LogRequest request) {
        return ask(() -> super.log(request));
    }

    @Override
    public LogStream follow(LogRequest request) {
        return ask(() -> super.follow(request));
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        WatchStream stream = ask(() -> super.watch(starts));
        return new WatchStream() {
            @Override
            public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
                checkAlive();
                return stream.next(limit);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
