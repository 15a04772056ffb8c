package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Owners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scripted fates by target: the name of a workload, a task or an object. */
public final class Fates {

    private final Map<String, Fate> byTarget = new LinkedHashMap<>();
    private final Processes processes = new Processes();

    /** What processes do that come to no bad end of their own. */
    public Processes processes() {
        return processes;
    }

    /** Script the fate of a target. */
    public void put(String target, Fate fate) {
        byTarget.put(target, fate);
    }

    /** The fate of an object and its pods. */
    Fate of(LiveObject object) {
        for (Map.Entry<String, Fate> entry : byTarget.entrySet()) {
            if (isTarget(entry.getKey(), object)) {
                return entry.getValue();
            }
        }
        return Fate.WELL;
    }

    /** The fate of an object, or that of whatever owns it. */
    public Fate ofFamily(ApiServer server, LiveObject object) {
        Optional<LiveObject> member = Optional.of(object);
        Fate fate = Fate.WELL;
        while (member.isPresent() && fate.equals(Fate.WELL)) {
            fate = of(member.get());
            member = Owners.owner(member.get()).flatMap(server::find);
        }
        return fate;
    }

    /** The fate of one container of an object's pods, by a target such as {@code web/proxy}; empty where none was scripted. */
    Optional<Fate> of(LiveObject object, String container) {
        String end = "/" + container;
        for (Map.Entry<String, Fate> entry : byTarget.entrySet()) {
            String target = entry.getKey();
            if (target.endsWith(end) && isTarget(target.substring(0, target.length() - end.length()), object)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The fate that was scripted for an object of exactly this name. */
    Fate ofName(String name) {
        return byTarget.getOrDefault(name, Fate.WELL);
    }

    /** The targets that mean none of these objects. */
    List<String> without(Collection<LiveObject> objects) {
        return byTarget.keySet().stream()
                .filter(target -> objects.stream().noneMatch(object -> means(target, object)))
                .toList();
    }

    /** Whether a target means this object or one of its containers. */
    private static boolean means(String target, LiveObject object) {
        if (isTarget(target, object)) {
            return true;
        }
        int slash = target.lastIndexOf('/');
        return slash > 0
                && isTarget(target.substring(0, slash), object)
                && containers(object).contains(target.substring(slash + 1));
    }

    private static List<String> containers(LiveObject object) {
        Tree pod = object.content().at("spec", "template", "spec");
        if (!pod.isPresent()) {
            pod = object.content().at("spec", "jobTemplate", "spec", "template", "spec");
        }
        List<String> names = new ArrayList<>();
        for (String list : List.of("initContainers", "containers")) {
            pod.at(list)
                    .items()
                    .forEach(container -> container.at("name").text().ifPresent(names::add));
        }
        return names;
    }

    /** All of them. */
    Map<String, Fate> all() {
        return byTarget;
    }

    // A Deployment ends in its workload's name; a Job carries its task's name, then revision and attempt.
    private static boolean isTarget(String target, LiveObject object) {
        String name = object.ref().name();
        if (name.equals(target) || name.endsWith("-" + target)) {
            return true;
        }
        return object.ref().kind().equals(ObjectKind.JOB) && ("-" + name).contains("-" + target + "-");
    }
}
