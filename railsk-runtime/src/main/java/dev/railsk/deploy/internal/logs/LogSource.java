package dev.railsk.deploy.internal.logs;

import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.LogQuery;

/**
 * One run of a container.
 *
 * @param pod whose
 * @param container its name
 * @param restarts how often it ran before
 * @param isRunning whether it runs now
 */
record LogSource(ObjectRef pod, String container, long restarts, boolean isRunning) {

    /** Which run it is, whether it runs or is over. */
    String key() {
        return pod.name() + "/" + container + "/" + restarts;
    }

    /** Its log, as much as is asked for. */
    LogRequest request(LogQuery query) {
        return new LogRequest(
                pod.namespace(), pod.name(), container, query.isPrevious(), query.tailLines(), query.since());
    }

    /** Its whole log. */
    LogRequest whole() {
        return LogRequest.of(pod.namespace(), pod.name(), container);
    }
}
