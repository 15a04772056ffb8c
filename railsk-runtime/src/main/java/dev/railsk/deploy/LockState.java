package dev.railsk.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * The lock of an environment, by which two deploys do not meet.
 *
 * @param holder who holds it, or held it last
 * @param isHeld whether it is held; one whose holder was killed is held until somebody else has watched it for its whole time
 * @param token counts the holders: it never goes back
 * @param since when this holder got it; empty where the cluster does not say
 */
public record LockState(Holder holder, boolean isHeld, long token, Optional<Instant> since) {

    /** Never held. */
    public static final LockState FREE =
            new LockState(new Holder(DeployedBy.UNKNOWN, "", ""), false, 0, Optional.empty());

    /**
     * Who holds a lock.
     *
     * @param by who, and from where
     * @param revision what is deployed
     * @param step what it was doing when it was last heard of
     */
    public record Holder(DeployedBy by, String revision, String step) {

        /** Such as {@code jane (laptop), which deploys abcd123 (await)}. */
        @Override
        public String toString() {
            String work = step.isEmpty() ? "" : " (" + step + ")";
            return revision.isEmpty() ? by.toString() : by + ", which deploys " + revision + work;
        }
    }
}
