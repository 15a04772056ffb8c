package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.control.PodView;
import dev.railsk.testing.cluster.internal.server.Change;
import dev.railsk.testing.cluster.internal.server.Owners;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts, watches and ends the pods. */
public final class Kubelet {

    private static final int STARTED_TOGETHER = 2;
    private static final int TURNS = 4;
    private static final Duration TURN = Duration.ofMillis(200);

    private final Node node;
    private final Fates fates;
    private final Map<ObjectRef, PodRun> runs = new HashMap<>();
    private final Set<String> disturbed = new HashSet<>();
    private int started;

    public Kubelet(Node node, Fates fates) {
        this.node = node;
        this.fates = fates;
    }

    /** A pod has changed. */
    public void changed(Change change) {
        LiveObject pod = change.after();
        PodRun run = runs.get(pod.ref());
        if (change.isDeletion()) {
            runs.remove(pod.ref());
            if (run != null) {
                run.gone();
            }
        } else if (change.before().isEmpty() && new PodView(pod).phase().equals("Pending")) {
            PodRun started = new PodRun(node, pod, nextTurn(), fateOf(pod), container -> fateOf(pod, container));
            runs.put(pod.ref(), started);
            started.start();
        } else if (run != null && new PodView(pod).isEnding()) {
            run.end();
        }
    }

    /** How long the next pod waits for the others of its moment: a real kubelet does not start all at once either. */
    private Duration nextTurn() {
        int turn = started / STARTED_TOGETHER % TURNS;
        started++;
        return TURN.multipliedBy(turn);
    }

    private Optional<Fate> fateOf(LiveObject pod, String container) {
        Optional<LiveObject> object = Optional.of(pod);
        Optional<Fate> fate = Optional.empty();
        while (object.isPresent() && fate.isEmpty()) {
            fate = fates.of(object.get(), container);
            object = Owners.owner(object.get()).flatMap(node.server()::find);
        }
        return fate;
    }

    /** What disturbs one pod of many happens to the first of them. */
    private Fate fateOf(LiveObject pod) {
        Fate fate = fates.ofFamily(node.server(), pod);
        boolean isFirst = !fate.disturbance().isOnce()
                || disturbed.add(Owners.ownerUid(pod).orElse(pod.uid()));
        return isFirst ? fate : fate.undisturbed();
    }
}
