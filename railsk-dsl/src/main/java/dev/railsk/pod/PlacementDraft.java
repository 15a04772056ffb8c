package dev.railsk.pod;

import dev.railsk.name.internal.Syntax;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.Nodes;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/** Where pods run while it is written: what an app, a workload and a task have in common there. */
public final class PlacementDraft {

    private static final int LONGEST_NAME = 253;

    private final Draft draft;
    private Chosen<Spread> spread;
    private Chosen<Nodes> nodes;
    private Chosen<List<Affinity>> affinity;
    private Chosen<String> priorityClass;
    private Chosen<String> runtimeClass;
    private Chosen<String> scheduler;
    private Chosen<Dns> dns;
    private Chosen<HostAliases> hostAliases;
    private Chosen<Boolean> undisturbed;

    /** The placement of one scope. */
    public PlacementDraft(Draft draft, Placement base) {
        this.draft = draft;
        spread = base.spread();
        nodes = base.nodes();
        affinity = base.affinity();
        priorityClass = base.priorityClass();
        runtimeClass = base.runtimeClass();
        scheduler = base.scheduler();
        dns = base.dns();
        hostAliases = base.hostAliases();
        undisturbed = base.undisturbed();
    }

    /** What was written so far. */
    public Placement placement() {
        return new Placement(spread, nodes, affinity, scheduling(), dns, hostAliases, undisturbed);
    }

    private Optional<Scheduling> scheduling() {
        boolean isSaid = priorityClass.isAnything() || runtimeClass.isAnything() || scheduler.isAnything();
        return isSaid ? Optional.of(new Scheduling(priorityClass, runtimeClass, scheduler)) : Optional.empty();
    }

    /** Choose how like pods are kept apart. */
    public void spread(Chosen<Spread> what) {
        Origin origin = draft.write("spread");
        spread = what;
        if (what.isSaid() && what.value().isPresent()) {
            checkSpread(what.value().get(), origin);
        }
    }

    private void checkSpread(Spread how, Origin origin) {
        for (SpreadRule rule : how.rules()) {
            if (rule.minDomains().isPresent() && !rule.isHard()) {
                draft.problem(
                        "spread",
                        origin,
                        "spreading over at least " + rule.minDomains().get() + " of " + rule.topology()
                                + " must be hard: Kubernetes takes no such wish",
                        "Add .hard(), or leave minDomains(..) out.");
            }
        }
    }

    /** Choose nodes. */
    public void nodes(Chosen<Nodes> what) {
        draft.write("nodes");
        nodes = what;
    }

    /** Choose neighbours. */
    public void affinity(Chosen<List<Affinity>> what) {
        Origin origin = draft.write("affinity");
        if (what.isSaid() && what.value().isPresent() && what.value().get().isEmpty()) {
            draft.problem(
                    "affinity", origin, "there is no affinity", "Write affinity(Affinity.near(..)), or noAffinity().");
        }
        affinity = what;
    }

    /** Choose how important they are. */
    public void priorityClass(Chosen<String> what) {
        checkName("priorityClass", "a priority class", what, draft.write("priorityClass"));
        priorityClass = what;
    }

    /** Choose by what their containers are run. */
    public void runtimeClass(Chosen<String> what) {
        checkName("runtimeClass", "a runtime class", what, draft.write("runtimeClass"));
        runtimeClass = what;
    }

    /** Choose who places them. */
    public void scheduler(Chosen<String> what) {
        checkName("scheduler", "a scheduler", what, draft.write("scheduler"));
        scheduler = what;
    }

    /** Choose how they find addresses. */
    public void dns(Chosen<Dns> what) {
        draft.write("dns");
        dns = what;
    }

    /** Choose names that they know. */
    public void hostAliases(Chosen<HostAliases> what) {
        draft.write("hostAliases");
        hostAliases = what;
    }

    /** Choose whether they stay where they are until they end. */
    public void undisturbed(Chosen<Boolean> what) {
        draft.write("doNotDisrupt");
        undisturbed = what;
    }

    private void checkName(String word, String what, Chosen<String> name, Origin origin) {
        if (!name.isSaid() || name.value().isEmpty()) {
            return;
        }
        String text = name.value().get();
        if (text.length() > LONGEST_NAME || !Syntax.isDomain(text)) {
            draft.problem(
                    word,
                    origin,
                    "the name of " + what
                            + " must have at most 253 lower-case letters, digits, dashes and dots, but was \"" + text
                            + "\"",
                    "Name one that there is in the cluster.");
        }
    }
}
