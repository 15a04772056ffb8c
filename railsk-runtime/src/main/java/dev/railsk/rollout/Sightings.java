package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Remembers how often and since when each problem was seen. A problem that is gone in between starts anew. */
final class Sightings {

    private final Map<String, Sighting> known = new HashMap<>();
    private final Map<String, Cause> images = new HashMap<>();
    private final Set<String> round = new HashSet<>();

    private static final class Sighting {
        private final Instant first;
        private String version = "";
        private int count;

        Sighting(Instant first) {
            this.first = first;
        }
    }

    /** Note a problem of an object as it is in this version; whether it is final now. */
    boolean note(Tree object, Cause cause, Instant now) {
        return note(object, cause, cause, now);
    }

    /**
     * Note a problem whose words are remembered from before.
     *
     * @param seen what is seen of it now: other words are a further sighting
     */
    boolean note(Tree object, Cause cause, Cause seen, Instant now) {
        String key = Owner.uid(object) + "/" + cause.container() + "/" + cause.rule();
        // What was seen, not the object's version: an unrelated write is no second sighting.
        String version = seen.reason() + "/" + seen.message();
        round.add(key);
        Sighting sighting = known.computeIfAbsent(key, unseen -> new Sighting(now));
        if (sighting.count == 0 || !sighting.version.equals(version)) {
            sighting.count++;
            sighting.version = version;
        }
        return cause.rule().isFinal(sighting.count, Duration.between(sighting.first, now));
    }

    /** While the kubelet backs off it may not repeat why the pull failed: what it said before still holds. */
    Cause remembered(Tree pod, Cause cause) {
        String key = Owner.uid(pod) + "/" + cause.container();
        if (cause.rule().isOfImage()) {
            images.put(key, cause);
        }
        return cause.rule() == Rule.IMAGE_PULL_FAILING && cause.reason().equals("ImagePullBackOff")
                ? images.getOrDefault(key, cause)
                : cause;
    }

    /** Forget what was not noted since the last call. */
    void endRound() {
        known.keySet().retainAll(round);
        round.clear();
    }
}
