package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.KubeconfigException;

/** Writes what is wrong with a kubeconfig: the fact, the place, the next step. */
final class Fault {

    private Fault() {}

    static KubeconfigException of(String fact, String place, String step) {
        return new KubeconfigException(fact + "\n    at " + place + "\n    " + step, null);
    }

    static KubeconfigException of(String fact, String place, String step, Throwable cause) {
        return new KubeconfigException(fact + "\n    at " + place + "\n    " + step, cause);
    }
}
