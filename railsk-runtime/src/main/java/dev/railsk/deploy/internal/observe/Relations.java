package dev.railsk.deploy.internal.observe;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Events;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What belongs to whom among the objects of a namespace, kept up to date object by object: each of thousands of workloads must
 * not go through all objects of the others, and a change must cost no more than what it changes. What is seen of a workload stays the
 * very same observation until something of it changes.
 */
final class Relations {

    private static final Observation NOTHING = new Observation(Tree.absent(), List.of(), List.of(), Events.NONE);

    private final Map<String, LiveObject> named = new HashMap<>();
    private final Map<String, Map<ObjectRef, LiveObject>> owned = new HashMap<>();
    private final Map<String, Map<ObjectRef, Tree>> events = new HashMap<>();
    private final Map<String, List<String>> owners = new HashMap<>();
    private final Map<String, Observation> observations = new HashMap<>();

    /** Know these objects. */
    void addAll(Iterable<Tree> objects) {
        objects.forEach(object -> put(LiveObject.of(object)));
    }

    /** Know an object that was not there before. */
    void put(LiveObject object) {
        if (object.ref().kind().equals(ObjectKind.EVENT)) {
            String subject = Events.subject(object.content());
            events.computeIfAbsent(subject, none -> new LinkedHashMap<>()).put(object.ref(), object.content());
            changed(subject);
            return;
        }
        named.put(key(object.ref().kind().kind(), object.ref().name()), object);
        List<String> itsOwners = owners(object);
        owners.put(object.uid(), itsOwners);
        for (String owner : itsOwners) {
            owned.computeIfAbsent(owner, none -> new LinkedHashMap<>()).put(object.ref(), object);
        }
        changed(object.uid());
    }

    /** Know an object in its new state; its place among others stays where its owner does. */
    void replace(LiveObject before, LiveObject now) {
        boolean isSameFamily = before.uid().equals(now.uid()) && owners(before).equals(owners(now));
        if (!isSameFamily) {
            remove(before);
        }
        put(now);
    }

    /** Forget an object. */
    void remove(LiveObject object) {
        if (object.ref().kind().equals(ObjectKind.EVENT)) {
            String subject = Events.subject(object.content());
            removeFrom(events, subject, object.ref());
            changed(subject);
            return;
        }
        changed(object.uid());
        named.remove(key(object.ref().kind().kind(), object.ref().name()));
        owners(object).forEach(owner -> removeFrom(owned, owner, object.ref()));
        owners.remove(object.uid());
    }

    private static <V> void removeFrom(Map<String, Map<ObjectRef, V>> all, String key, ObjectRef ref) {
        Map<ObjectRef, V> known = all.getOrDefault(key, new LinkedHashMap<>());
        known.remove(ref);
        if (known.isEmpty()) {
            all.remove(key);
        }
    }

    /** What was seen of an object, and of all that own it, is out of date. */
    private void changed(String uid) {
        if (!observations.isEmpty()) {
            forget(uid, new HashSet<>());
        }
    }

    // A hostile server may let objects own each other.
    private void forget(String uid, Set<String> done) {
        if (done.add(uid)) {
            observations.remove(uid);
            owners.getOrDefault(uid, List.of()).forEach(owner -> forget(owner, done));
        }
    }

    private static List<String> owners(LiveObject object) {
        List<String> uids = new ArrayList<>(1);
        for (Tree owner : object.content().at("metadata", "ownerReferences").items()) {
            owner.at("uid").text().ifPresent(uids::add);
        }
        return uids;
    }

    private static String key(String kind, String name) {
        return kind + "/" + name;
    }

    /** What is seen of this workload. */
    Observation of(String kind, String name) {
        LiveObject workload = named.get(key(kind, name));
        return workload == null || workload.uid().isEmpty()
                ? NOTHING
                : observations.computeIfAbsent(workload.uid(), uid -> observe(workload));
    }

    private Observation observe(LiveObject workload) {
        List<Tree> family = new ArrayList<>(List.of(workload.content()));
        List<Tree> replicaSets = owned(workload.uid(), ObjectKind.REPLICA_SET);
        family.addAll(replicaSets);
        List<Tree> pods = new ArrayList<>();
        family.forEach(owner -> pods.addAll(owned(uid(owner), ObjectKind.POD)));
        family.addAll(pods);
        Map<String, List<Tree>> about = new HashMap<>();
        for (Tree object : family) {
            Map<ObjectRef, Tree> told = events.get(uid(object));
            if (told != null) {
                about.put(uid(object), List.copyOf(told.values()));
            }
        }
        return new Observation(workload.content(), replicaSets, pods, new Events(about));
    }

    private List<Tree> owned(String uid, ObjectKind kind) {
        List<Tree> objects = new ArrayList<>();
        for (LiveObject object : owned.getOrDefault(uid, Map.of()).values()) {
            if (object.ref().kind().equals(kind)) {
                objects.add(object.content());
            }
        }
        return objects;
    }

    private static String uid(Tree object) {
        return object.at("metadata", "uid").text().orElse("");
    }
}
