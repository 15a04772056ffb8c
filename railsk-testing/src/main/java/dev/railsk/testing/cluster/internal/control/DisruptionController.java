package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.control.Conditions.Condition;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Change;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells in every PodDisruptionBudget how many of its pods are healthy, and how many of them may go. */
public final class DisruptionController {

    private static final Writer WRITER = Writer.status("kube-controller-manager");
    private static final int ALL = 100;

    private final ApiServer server;
    private final WorkQueue queue;
    private final LabelIndex pods = new LabelIndex();
    private final LabelIndex budgets = new LabelIndex();

    /** A controller over this server. */
    public DisruptionController(ApiServer server, VirtualClock clock) {
        this.server = server;
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    /** The budgets to look at. */
    public WorkQueue queue() {
        return queue;
    }

    /** A budget has changed: from now on, the pods that it selects bring it to mind. */
    public void budgetChanged(Change change) {
        LiveObject budget = change.after();
        if (change.isDeletion()) {
            budgets.remove(budget.ref());
        } else {
            budgets.putOne(budget, wanted(budget));
        }
    }

    private static Map<String, Tree> wanted(LiveObject budget) {
        return budget.content().at("spec", "selector", "matchLabels").entries();
    }

    /** A pod has changed: the budgets that count it are looked at, when it counts otherwise than before. */
    public void podChanged(Change change) {
        LiveObject pod = change.after();
        if (change.isDeletion()) {
            pods.remove(pod.ref());
        } else {
            pods.putAll(pod, pod.labels());
        }
        boolean isKnown = change.before().isPresent() && !change.isDeletion();
        if (isKnown
                && isHealthy(change.before().get()) == isHealthy(pod)
                && labels(change.before().get()).equals(labels(pod))) {
            return;
        }
        queueCounting(pod);
        change.before().ifPresent(this::queueCounting);
    }

    private void queueCounting(LiveObject pod) {
        for (ObjectRef ref : budgets.wanting(pod, pod.labels())) {
            server.find(ref).filter(budget -> selects(budget, pod)).ifPresent(budget -> queue.add(ref));
        }
    }

    private static boolean isHealthy(LiveObject pod) {
        PodView view = new PodView(pod);
        return view.isReady() && !view.isEnding();
    }

    private static Map<String, Object> labels(LiveObject pod) {
        return PlainValue.copyMap(pod.content().at("metadata", "labels").map());
    }

    /** A budget without a selector counts no pod, and one with an empty selector all. */
    private static boolean selects(LiveObject budget, LiveObject pod) {
        Tree selector = budget.content().at("spec", "selector");
        return selector.isPresent() && Selectors.selects(PlainValue.copyMap(selector.map()), labels(pod));
    }

    private void reconcile(LiveObject budget) {
        List<LiveObject> counted = pods.having(budget, wanted(budget)).stream()
                .filter(ref -> ref.namespace().equals(budget.ref().namespace()))
                .flatMap(ref -> server.find(ref).stream())
                .filter(pod -> selects(budget, pod))
                .toList();
        int healthy = Math.toIntExact(
                counted.stream().filter(DisruptionController::isHealthy).count());
        int expected = expected(budget, counted);
        int desired = desired(budget, expected);
        int allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
        server.change(budget.ref(), WRITER, object -> {
            int generation = PlainValue.number(PlainValue.at(object, "metadata"), "generation", 1);
            Map<String, Object> status = PlainValue.child(object, "status");
            status.put("currentHealthy", healthy);
            status.put("desiredHealthy", desired);
            status.put("disruptionsAllowed", allowed);
            status.put("expectedPods", expected);
            status.put("observedGeneration", generation);
            Condition condition = allowed > 0
                    ? Condition.isTrue("DisruptionAllowed", "SufficientPods", "")
                    : Condition.isFalse("DisruptionAllowed", "InsufficientPods", "");
            Map<String, Object> entry = Conditions.set(status, condition, server.timestamp());
            entry.put("message", "");
            entry.put("observedGeneration", generation);
        });
    }

    /** A number to keep counts the pods that there are; every other budget those that their owners want. */
    private int expected(LiveObject budget, List<LiveObject> pods) {
        if (budget.content().at("spec", "minAvailable").integer().isPresent()) {
            return pods.size();
        }
        Map<String, Integer> wanted = new HashMap<>();
        for (LiveObject pod : pods) {
            owner(pod).ifPresent(owner -> wanted.put(owner.uid(), replicas(owner)));
        }
        return wanted.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The topmost owner, which says how many there are to be. */
    private Optional<LiveObject> owner(LiveObject pod) {
        Optional<LiveObject> owner = Owners.owner(pod).flatMap(this::served);
        return owner.flatMap(Owners::owner).flatMap(this::served).or(() -> owner);
    }

    private Optional<LiveObject> served(ObjectRef ref) {
        return server.find(ref);
    }

    private static int replicas(LiveObject owner) {
        return Math.toIntExact(owner.content().at("spec", "replicas").integer().orElse(0L));
    }

    private static int desired(LiveObject budget, int expected) {
        Tree spec = budget.content().at("spec");
        OptionalLong least = amount(spec.at("minAvailable"), expected);
        if (least.isPresent()) {
            return Math.toIntExact(least.getAsLong());
        }
        long most = amount(spec.at("maxUnavailable"), expected).orElse(expected);
        return Math.toIntExact(Math.max(0, expected - most));
    }

    /** A count, or a share of all that is rounded up. */
    private static OptionalLong amount(Tree value, int all) {
        Optional<String> share = value.text().filter(text -> text.endsWith("%"));
        if (share.isPresent()) {
            long percent = Long.parseLong(share.get().substring(0, share.get().length() - 1));
            return OptionalLong.of((percent * all + ALL - 1) / ALL);
        }
        return value.integer().map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
