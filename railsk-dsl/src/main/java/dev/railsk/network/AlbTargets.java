package dev.railsk.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an ALB asks what is behind it.
 *
 * @param type what it asks; empty for the controller's, which is nodes
 * @param healthPath the path by which it judges their health; empty for the controller's, which is {@code /}
 * @param successCodes the statuses that are healthy; empty for the controller's, which is 200
 * @param attributes further attributes of the target group
 */
public record AlbTargets(
        Optional<AlbTargetType> type,
        Optional<String> healthPath,
        Optional<String> successCodes,
        Map<String, String> attributes) {

    public AlbTargets {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
