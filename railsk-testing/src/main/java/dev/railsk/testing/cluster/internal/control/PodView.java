package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import java.time.Instant;
import java.util.Optional;

/** What controllers read of a pod. */
public record PodView(LiveObject object) {

    static final String REVISION = "controller-revision-hash";

    /** The revision of the StatefulSet that it was made from; empty for other pods. */
    String revision() {
        return object.content().at("metadata", "labels", REVISION).text().orElse("");
    }

    public String phase() {
        return object.content().at("status", "phase").text().orElse("");
    }

    public boolean isEnding() {
        return object.content().at("metadata", "deletionTimestamp").isPresent();
    }

    boolean isFinished() {
        return phase().equals("Succeeded") || phase().equals("Failed");
    }

    boolean isReady() {
        return readySince().isPresent();
    }

    Optional<Instant> readySince() {
        for (Tree condition : object.content().at("status", "conditions").items()) {
            if (condition.at("type").text().equals(Optional.of("Ready"))
                    && condition.at("status").text().equals(Optional.of("True"))) {
                return condition.at("lastTransitionTime").text().map(Instant::parse);
            }
        }
        return Optional.empty();
    }

    int restarts() {
        int restarts = 0;
        for (Tree status : object.content().at("status", "containerStatuses").items()) {
            restarts += Math.toIntExact(status.at("restartCount").integer().orElse(0L));
        }
        return restarts;
    }
}
