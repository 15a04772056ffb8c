package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.Message;
import dev.railsk.problem.Nearest;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a deploy when a scripted target means nothing of it: else a misspelt name would rehearse a good end. A deploy first asks
 * about all of its objects in a dry run; so they are known when the first of its workloads is written.
 */
public final class Targets {

    private static final List<ObjectKind> KINDS =
            List.of(ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET, ObjectKind.JOB, ObjectKind.CRON_JOB);

    private final ApiServer server;
    private final Fates fates;
    private final Map<ObjectRef, LiveObject> announced = new LinkedHashMap<>();

    public Targets(ApiServer server, Fates fates) {
        this.server = server;
        this.fates = fates;
    }

    /**
     * Somebody asks to write an object.
     *
     * @throws IllegalArgumentException when a deploy begins that a target has no part in; the message lists what there is
     */
    public void asked(Tree manifest, WriteOptions options) {
        LiveObject object = LiveObject.of(manifest);
        if (!KINDS.contains(object.ref().kind()) || fates.all().isEmpty()) {
            return;
        }
        if (options.dryRun()) {
            announced.put(object.ref(), object);
        } else if (announced.containsKey(object.ref())) {
            refuseUnknown(known());
            announced.clear();
        }
    }

    private List<LiveObject> known() {
        List<LiveObject> known = new ArrayList<>(announced.values());
        for (ObjectKind kind : KINDS) {
            known.addAll(server.select(Selection.all(kind, "")));
        }
        known.addAll(server.select(Selection.all(ObjectKind.SECRET, "")));
        return known;
    }

    private void refuseUnknown(List<LiveObject> known) {
        for (String target : fates.without(known)) {
            String fact = "no workload, task or object \"" + target + "\" in what is deployed to the fake cluster";
            throw new IllegalArgumentException(
                    new Message(fact, "", "Use one of " + Nearest.list(target, names(known)) + ".").text(""));
        }
    }

    /** Sorted, for a dry run asks in any order. */
    private static Set<String> names(List<LiveObject> objects) {
        Set<String> names = new TreeSet<>();
        for (LiveObject object : objects) {
            object.content()
                    .at("metadata", "labels", "app.kubernetes.io/component")
                    .text()
                    .ifPresent(names::add);
            names.add(object.ref().name());
        }
        return names;
    }
}
