package dev.railsk.testing.cluster;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterUnreachableException;
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
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.Calls.Sort;
import dev.railsk.testing.cluster.Fault.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cluster whose connection and server fail as a test says, in front of another one that does the rest: as one process sees it, which
 * can be killed at any of its calls.
 *
 * <pre>{@code
 * FaultyCluster cluster = FaultyCluster.over(fake)
 *         .fail(Calls.list().about(ObjectKind.POD).after(1).times(4), Fault.busy(429))
 *         .fail(Calls.apply().named("shop-web"), Fault.killed().onceDone());
 * }</pre>
 *
 * <p>What happens to pods is an {@link Outcome} of the fake. Thread-safe.
 */
public final class FaultyCluster extends ForwardingCluster {

    private final Faults faults = new Faults();
    private final List<Watching> watches = new ArrayList<>();

    private FaultyCluster(Cluster cluster) {
        super(cluster);
    }

    /** A cluster in front of this one, without faults yet. */
    public static FaultyCluster over(Cluster cluster) {
        return new FaultyCluster(cluster);
    }

    /** Have this happen to these calls, counted from now. Of several faults for one call the first counts. */
    public FaultyCluster fail(Calls calls, Fault fault) {
        faults.add(calls, fault);
        return this;
    }

    /** Have all calls succeed again, as far as the cluster behind lets them. A process that was killed stays so. */
    public FaultyCluster mend() {
        faults.clear();
        return this;
    }

    /** End all open watches. Their readers are told at their next look that events may be lost. */
    public synchronized FaultyCluster loseWatches() {
        watches.forEach(watch -> watch.lose("the watch ended"));
        watches.clear();
        return this;
    }

    /**
     * Refuse faults that never happened, as a misspelt name would rehearse a good end.
     *
     * @throws AssertionError when there is one and the process was not killed before; it lists the names that there were calls about
     */
    public void requireAllHappened() {
        faults.requireAllHappened();
    }

    private <T> T ask(Sort sort, Supplier<T> call) {
        return ask(sort, Optional.empty(), call);
    }

    private <T> T ask(Sort sort, ObjectRef object, Supplier<T> call) {
        return ask(sort, Optional.of(object), call);
    }

    private <T> T ask(Sort sort, Optional<ObjectRef> object, Supplier<T> call) {
        Optional<Fault> fault = faults.next(sort, object);
        fault.filter(one -> !one.isOnceDone()).ifPresent(this::strike);
        T answer = call.get();
        fault.filter(Fault::isOnceDone).ifPresent(this::strike);
        return answer;
    }

    private void strike(Fault fault) {
        Effect effect = fault.effect();
        if (effect instanceof Effect.Fails fails) {
            throw fails.failure().apply(address().server());
        } else if (effect instanceof Effect.Kills) {
            faults.requireAlive();
        } else if (effect instanceof Effect.Slows slows) {
            pass(slows.time());
        } else if (effect instanceof Effect.Expires) {
            throw Fault.expiry();
        }
    }

    private void pass(Duration time) {
        try {
            time().sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException(address().server(), "interrupted", e);
        }
    }

    private static ObjectRef all(Selection selection) {
        return new ObjectRef(selection.kind(), selection.namespace(), "");
    }

    private static ObjectRef pod(LogRequest request) {
        return new ObjectRef(ObjectKind.POD, request.namespace(), request.pod());
    }

    @Override
    public String version() {
        return ask(Sort.VERSION, super::version);
    }

    @Override
    public boolean may(AccessCheck question) {
        return ask(Sort.MAY, () -> super.may(question));
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return ask(Sort.GET, ref, () -> super.get(ref));
    }

    @Override
    public LiveObjects list(Selection selection) {
        return ask(Sort.LIST, all(selection), () -> super.list(selection));
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        Duration lag = Duration.ZERO;
        boolean isExpired = false;
        for (WatchStart start : starts) {
            Optional<Fault> fault = faults.next(Sort.WATCH, Optional.of(all(start.selection())));
            Optional<Effect> effect = fault.map(Fault::effect);
            if (effect.isPresent() && effect.get() instanceof Effect.Lags lags) {
                lag = lags.time();
            } else if (effect.isPresent() && effect.get() instanceof Effect.Expires) {
                isExpired = true;
            } else {
                fault.ifPresent(this::strike);
            }
        }
        Watching watch = new Watching(this, super.watch(starts), starts, lag, faults);
        if (isExpired) {
            watch.lose(Watching.EXPIRED);
        }
        synchronized (this) {
            watches.add(watch);
        }
        return watch;
    }

    synchronized void forget(Watching watch) {
        watches.remove(watch);
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        Sort sort = options.dryRun() ? Sort.DRY_RUN : Sort.APPLY;
        return ask(sort, ObjectRef.of(manifest.id()), () -> super.apply(manifest, options));
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        return ask(Sort.CREATE, ObjectRef.of(manifest.id()), () -> super.create(manifest, options));
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        return ask(Sort.UPDATE, ObjectRef.of(manifest.id()), () -> super.update(manifest, options));
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        return ask(Sort.PATCH, object.ref(), () -> super.patch(object, change, options));
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        return ask(Sort.DELETE, ref, () -> super.delete(ref, options));
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        ObjectRef pod = new ObjectRef(ObjectKind.POD, request.namespace(), request.pod());
        return ask(Sort.EXEC, pod, () -> super.exec(request));
    }

    @Override
    public List<String> log(LogRequest request) {
        return ask(Sort.LOG, pod(request), () -> super.log(request));
    }

    @Override
    public LogStream follow(LogRequest request) {
        return ask(Sort.LOG, pod(request), () -> super.follow(request));
    }
}
