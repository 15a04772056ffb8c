package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of objects, found by the object's identity: each of thousands of pods must not go through the events of the others.
 *
 * @param byObject the events by the identity of the object that they are about
 */
public record Events(Map<String, List<Tree>> byObject) {

    /** Nothing is told of anything. */
    public static final Events NONE = new Events(Map.of());

    public Events {
        byObject = Map.copyOf(byObject);
    }

    /** These events, of whatever objects. */
    public static Events of(List<Tree> events) {
        Map<String, List<Tree>> byObject = new LinkedHashMap<>();
        for (Tree event : events) {
            byObject.computeIfAbsent(subject(event), none -> new ArrayList<>()).add(event);
        }
        return new Events(byObject);
    }

    /** The identity of the object that an event is about. */
    public static String subject(Tree event) {
        return event.at("involvedObject", "uid").text().orElse("");
    }

    /** What is told of an object. */
    public List<Tree> about(Tree object) {
        return byObject.getOrDefault(Owner.uid(object), List.of());
    }
}
