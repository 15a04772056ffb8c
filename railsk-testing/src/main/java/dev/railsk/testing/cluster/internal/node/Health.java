package dev.railsk.testing.cluster.internal.node;

/**
 * What the probes of a process that runs on say.
 *
 * @param failing which of them fails
 * @param words what the kubelet says of it; empty for what fits the probe
 */
public record Health(Failing failing, String words) {

    /** All succeed. */
    public static final Health GOOD = new Health(Failing.NONE, "");

    /** Which probes fail. Where the container lacks it, its readiness does. */
    public enum Failing {
        NONE,
        /** Readiness where there is such a probe, else startup. */
        ANY,
        STARTUP,
        /** Liveness, and readiness with it. */
        LIVENESS
    }

    boolean isGood() {
        return failing == Failing.NONE;
    }
}
