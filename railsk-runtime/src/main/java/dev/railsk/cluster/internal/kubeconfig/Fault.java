package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;
import dev.railsk.problem.Message;

/** Writes what is wrong with a kubeconfig: the fact, the place, the next step. */
final class Fault {

    private Fault() {}

    static KubeconfigException of(String fact, String place, String step) {
        return new KubeconfigException(new Message(fact, place, step).text(""), null);
    }

    static KubeconfigException of(String fact, String place, String step, Throwable cause) {
        return new KubeconfigException(new Message(fact, place, step).text(""), cause);
    }
}
