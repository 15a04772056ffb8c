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
        String best = "";
        Optional<String> message = Optional.empty();
        for (Tree event : events) {
            String path = Conditions.text(event.at("involvedObject"), "fieldPath");
            boolean isAbout = container.isEmpty() || path.isEmpty() || path.endsWith("{" + container + "}");
            if (Conditions.text(event, "reason").equals(reason)
                    && isAbout
                    && time(event).compareTo(best) >= 0) {
                best = time(event);
                message = event.at("message").text();
            }
        }
        return message.map(String::strip);
    }

    /** The newest warning, with its reason; empty when there is none. */
    Optional<Tree> newestWarning() {
        return newest(event -> Conditions.text(event, "type").equals("Warning"));
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
