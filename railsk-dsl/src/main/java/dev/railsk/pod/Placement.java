package dev.railsk.pod;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.Nodes;
import java.util.List;
import java.util.Optional;

/**
 * Where pods run, and what they find there. What a workload or task does not say, the app says for it; what it says, it says instead of
 * the app, word by word.
 *
 * @param spread how pods that are alike are kept apart; the app says that to workloads only
 * @param nodes on which nodes
 * @param affinity beside which other pods, or not
 * @param scheduling who places them, and what comes before what; empty where nothing is said of that
 * @param dns how they find addresses
 * @param hostAliases names that they know
 * @param undisturbed whether autoscalers of nodes leave them where they are until they end
 */
public record Placement(
        Chosen<Spread> spread,
        Chosen<Nodes> nodes,
        Chosen<List<Affinity>> affinity,
        Optional<Scheduling> scheduling,
        Chosen<Dns> dns,
        Chosen<HostAliases> hostAliases,
        Chosen<Boolean> undisturbed) {

    /** Nothing said: as Kubernetes likes. */
    public static final Placement UNSAID = new Placement(
            Chosen.unsaid(),
            Chosen.unsaid(),
            Chosen.unsaid(),
            Optional.empty(),
            Chosen.unsaid(),
            Chosen.unsaid(),
            Chosen.unsaid());

    /** What holds for a workload or task that says this, in an app that says that. */
    public Placement over(Placement ofApp) {
        return new Placement(
                spread.over(ofApp.spread),
                nodes.over(ofApp.nodes),
                affinity.over(ofApp.affinity),
                over(ofApp.scheduling),
                dns.over(ofApp.dns),
                hostAliases.over(ofApp.hostAliases),
                undisturbed.over(ofApp.undisturbed));
    }

    private Optional<Scheduling> over(Optional<Scheduling> ofApp) {
        if (scheduling.isEmpty() || ofApp.isEmpty()) {
            return scheduling.isEmpty() ? ofApp : scheduling;
        }
        return Optional.of(scheduling.get().over(ofApp.get()));
    }

    /** How important the pods are. */
    public Chosen<String> priorityClass() {
        return scheduling.isPresent() ? scheduling.get().priorityClass() : Chosen.unsaid();
    }

    /** By what their containers are run. */
    public Chosen<String> runtimeClass() {
        return scheduling.isPresent() ? scheduling.get().runtimeClass() : Chosen.unsaid();
    }

    /** Who places them. */
    public Chosen<String> scheduler() {
        return scheduling.isPresent() ? scheduling.get().scheduler() : Chosen.unsaid();
    }

    /** Whether more holds than how pods are kept apart. */
    public boolean isMoreThanSpread() {
        boolean isPlaced = nodes.value().isPresent()
                || affinity.value().isPresent()
                || undisturbed.value().isPresent();
        return isPlaced
                || (scheduling.isPresent() && scheduling.get().isAnything())
                || dns.value().isPresent()
                || hostAliases.value().isPresent();
    }

    /** The same as a default, which the app may overrule. */
    public Placement unwritten() {
        return new Placement(
                spread.unwritten(),
                nodes.unwritten(),
                affinity.unwritten(),
                scheduling.isPresent() ? Optional.of(scheduling.get().unwritten()) : scheduling,
                dns.unwritten(),
                hostAliases.unwritten(),
                undisturbed.unwritten());
    }
}
