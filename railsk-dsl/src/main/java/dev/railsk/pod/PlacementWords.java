package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Container;
import dev.railsk.container.ContainerWords;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.Nodes;
import dev.railsk.problem.Draft;
import java.util.List;

/**
 * What everything that runs pods lets its author write of the place where they run. Each word holds in the place of the app's word of the
 * same name; what is not written here holds as the app says.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class PlacementWords<S extends PlacementWords<S>> extends ContainerWords<S>
        permits PodOverrideWords {

    private final PlacementDraft placement;

    PlacementWords(Draft draft, Container main, Placement base) {
        super(draft, main);
        placement = new PlacementDraft(draft, base);
    }

    /** The place as it is when nothing is said of it, for {@code defaultX}. */
    abstract Placement standardPlacement();

    final Placement placement() {
        return placement.placement();
    }

    /** Say how pods that are alike are kept apart. */
    public S spread(Spread how) {
        placement.spread(Chosen.of(requireNonNull(how, "how")));
        return self();
    }

    /** Keep pods that are alike apart as the app says, or as when nothing is said. */
    public S defaultSpread() {
        placement.spread(standardPlacement().spread());
        return self();
    }

    /** Say on which nodes the pods may run. */
    public S nodes(Nodes which) {
        placement.nodes(Chosen.of(requireNonNull(which, "which")));
        return self();
    }

    /** Let the pods run on every node without a taint, whatever the app says. */
    public S noNodes() {
        placement.nodes(Chosen.none());
        return self();
    }

    /** Let the pods run on the nodes that the app names. */
    public S defaultNodes() {
        placement.nodes(standardPlacement().nodes());
        return self();
    }

    /** Say beside which other pods these run, or not. */
    public S affinity(Affinity... rules) {
        placement.affinity(Chosen.of(List.of(requireNonNull(rules, "rules"))));
        return self();
    }

    /** Let the pods run beside any others, whatever the app says. */
    public S noAffinity() {
        placement.affinity(Chosen.none());
        return self();
    }

    /** Let the pods run beside those that the app names. */
    public S defaultAffinity() {
        placement.affinity(standardPlacement().affinity());
        return self();
    }

    /** Give the pods the importance of this PriorityClass. */
    public S priorityClass(String name) {
        placement.priorityClass(Chosen.of(requireNonNull(name, "name")));
        return self();
    }

    /** Give the pods the importance that the cluster gives by itself, whatever the app says. */
    public S noPriorityClass() {
        placement.priorityClass(Chosen.none());
        return self();
    }

    /** Give the pods the importance that the app says. */
    public S defaultPriorityClass() {
        placement.priorityClass(standardPlacement().priorityClass());
        return self();
    }

    /** Run the containers by this RuntimeClass, such as {@code gvisor}. */
    public S runtimeClass(String name) {
        placement.runtimeClass(Chosen.of(requireNonNull(name, "name")));
        return self();
    }

    /** Run the containers by what nodes use by themselves, whatever the app says. */
    public S noRuntimeClass() {
        placement.runtimeClass(Chosen.none());
        return self();
    }

    /** Run the containers by the RuntimeClass that the app names. */
    public S defaultRuntimeClass() {
        placement.runtimeClass(standardPlacement().runtimeClass());
        return self();
    }

    /** Let this scheduler place the pods. */
    public S scheduler(String name) {
        placement.scheduler(Chosen.of(requireNonNull(name, "name")));
        return self();
    }

    /** Let the default scheduler place the pods, whatever the app says. */
    public S noScheduler() {
        placement.scheduler(Chosen.none());
        return self();
    }

    /** Let the scheduler that the app names place the pods. */
    public S defaultScheduler() {
        placement.scheduler(standardPlacement().scheduler());
        return self();
    }

    /** Say how the pods find addresses of names. */
    public S dns(Dns how) {
        placement.dns(Chosen.of(requireNonNull(how, "how")));
        return self();
    }

    /** Let the pods find addresses as they do by themselves, whatever the app says. */
    public S noDns() {
        placement.dns(Chosen.none());
        return self();
    }

    /** Let the pods find addresses as the app says. */
    public S defaultDns() {
        placement.dns(standardPlacement().dns());
        return self();
    }

    /** Let the pods know these names, in their {@code /etc/hosts}. */
    public S hostAliases(HostAliases names) {
        placement.hostAliases(Chosen.of(requireNonNull(names, "names")));
        return self();
    }

    /** Let the pods know no names of their own, whatever the app says. */
    public S noHostAliases() {
        placement.hostAliases(Chosen.none());
        return self();
    }

    /** Let the pods know the names that the app says. */
    public S defaultHostAliases() {
        placement.hostAliases(standardPlacement().hostAliases());
        return self();
    }

    /**
     * Have the autoscalers of nodes leave the pods where they are until they end: Karpenter by {@code karpenter.sh/do-not-disrupt}, the cluster-autoscaler by
     * {@code cluster-autoscaler.kubernetes.io/safe-to-evict: "false"}. For tasks that must not be cut off; the pods of a workload never end,
     * so that their nodes are never given back.
     */
    public S doNotDisrupt() {
        placement.undisturbed(Chosen.of(true));
        return self();
    }

    /** Let the autoscalers of nodes move the pods, whatever the app says. */
    public S mayDisrupt() {
        placement.undisturbed(Chosen.none());
        return self();
    }

    /** Let the autoscalers of nodes move the pods where the app does. */
    public S defaultDoNotDisrupt() {
        placement.undisturbed(standardPlacement().undisturbed());
        return self();
    }
}
