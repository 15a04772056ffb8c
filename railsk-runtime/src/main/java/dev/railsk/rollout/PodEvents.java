package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What events say about one object. */
final class PodEvents {

    private final List<Tree> events;

    PodEvents(Events all, Tree object) {
        events = all.about(object);
    }

    /** The newest message with this reason about this container; of any container when it is empty. */
    Optional<String> newest(String reason, String container) {
        return newest(reason, container, text -> true);
    }

    /** The newest of these messages with this reason about this container. */
    Optional<String> newest(String reason, String container, Predicate<String> which) {
        return newest(event -> {
                    String path = Conditions.text(event.at("involvedObject"), "fieldPath");
                    boolean isAbout = container.isEmpty() || path.isEmpty() || path.endsWith("{" + container + "}");
                    return isAbout
                            && Conditions.text(event, "reason").equals(reason)
                            && which.test(Conditions.text(event, "message"));
                })
                .map(event -> Conditions.text(event, "message").strip());
    }

    /** The newest of these events; empty when there is none. */
    Optional<Tree> newest(Predicate<Tree> which) {
        Tree newest = Tree.absent();
        for (Tree event : events) {
            boolean isNewer = !newest.isPresent() || time(event).compareTo(time(newest)) >= 0;
            if (isNewer && which.test(event)) {
                newest = event;
            }
        }
        return newest.isPresent() ? Optional.of(newest) : Optional.empty();
    }

    private static String time(Tree event) {
        String last = Conditions.text(event, "lastTimestamp");
        return last.isEmpty() ? Conditions.text(event, "eventTime") : last;
    }
}
