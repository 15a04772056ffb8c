package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.Nodes;
import dev.railsk.pod.Chosen;
import dev.railsk.pod.Placement;
import dev.railsk.pod.PlacementDraft;
import dev.railsk.pod.Spread;
import dev.railsk.problem.Draft;
import java.util.List;

/**
 * What an app says at once of the place where its pods run, in itself and in its overlays. A workload or task that writes a word of the
 * same name has that instead.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class AppPlacementWords<S extends AppPlacementWords<S>> permits AppPodWords {

    final Draft draft;
    private final PlacementDraft placement;

    AppPlacementWords(Draft draft, Placement base) {
        this.draft = draft;
        placement = new PlacementDraft(draft, base);
    }

    abstract S self();

    final Placement placement() {
        return placement.placement();
    }

    /** Say how pods that are alike are kept apart, in all workloads that do not say it themselves. */
    public S spread(Spread how) {
        placement.spread(Chosen.of(requireNonNull(how, "how")));
        return self();
    }

    /** Keep pods that are alike apart as each kind of workload does by itself. */
    public S defaultSpread() {
        placement.spread(Chosen.unsaid());
        return self();
    }

    /** Say on which nodes all pods may run, where a workload or task does not say it itself. */
    public S nodes(Nodes which) {
        placement.nodes(Chosen.of(requireNonNull(which, "which")));
        return self();
    }

    /** Let the pods run on every node without a taint. */
    public S noNodes() {
        placement.nodes(Chosen.unsaid());
        return self();
    }

    /** Say beside which other pods these run, or not, where a workload or task does not say it itself. */
    public S affinity(Affinity... rules) {
        placement.affinity(Chosen.of(List.of(requireNonNull(rules, "rules"))));
        return self();
    }

    /** Let the pods run beside any others. */
    public S noAffinity() {
        placement.affinity(Chosen.unsaid());
        return self();
    }

    /** Give all pods the importance of this PriorityClass, where a workload or task does not say it itself. */
    public S priorityClass(String name) {
        placement.priorityClass(Chosen.of(requireNonNull(name, "name")));
        return self();
    }

    /** Give the pods the importance that the cluster gives by itself. */
    public S noPriorityClass() {
        placement.priorityClass(Chosen.unsaid());
        return self();
    }

    /** Run the containers of all pods by this RuntimeClass, such as {@code gvisor}, where a workload or task does not say it itself. */
    public S runtimeClass(String name) {
        placement.runtimeClass(Chosen.of(requireNonNull(name, "name")));
        return self();
    }

    /** Run the containers by what nodes use by themselves. */
    public S noRuntimeClass() {
        placement.runtimeClass(Chosen.unsaid());
        return self();
    }

    /** Let this scheduler place all pods, where a workload or task does not say it itself. */
    public S scheduler(String name) {
        placement.scheduler(Chosen.of(requireNonNull(name, "name")));
        return self();
    }

    /** Let the default scheduler place the pods. */
    public S noScheduler() {
        placement.scheduler(Chosen.unsaid());
        return self();
    }

    /** Say how all pods find addresses of names, where a workload or task does not say it itself. */
    public S dns(Dns how) {
        placement.dns(Chosen.of(requireNonNull(how, "how")));
        return self();
    }

    /** Let the pods find addresses as they do by themselves. */
    public S noDns() {
        placement.dns(Chosen.unsaid());
        return self();
    }

    /** Let all pods know these names, in their {@code /etc/hosts}, where a workload or task does not say it itself. */
    public S hostAliases(HostAliases names) {
        placement.hostAliases(Chosen.of(requireNonNull(names, "names")));
        return self();
    }

    /** Let the pods know no names of their own. */
    public S noHostAliases() {
        placement.hostAliases(Chosen.unsaid());
        return self();
    }

    /**
     * Have the autoscalers of nodes leave all pods where they are, where a workload or task does not say it itself, until they end: Karpenter by {@code karpenter.sh/do-not-disrupt}, the cluster-autoscaler by
     * {@code cluster-autoscaler.kubernetes.io/safe-to-evict: "false"}. For tasks that must not be cut off; the pods of a workload never end,
     * so that their nodes are never given back.
     */
    public S doNotDisrupt() {
        placement.undisturbed(Chosen.of(true));
        return self();
    }

    /** Let the autoscalers of nodes move pods. */
    public S mayDisrupt() {
        placement.undisturbed(Chosen.unsaid());
        return self();
    }
}
