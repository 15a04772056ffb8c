package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import java.util.Optional;

/** Whether pods may be made: what quota, Pod Security and webhooks say on a real cluster. */
public interface PodGate {

    /** Why this owner's pod of this name may not be made, in the API server's words; empty when it may. */
    Optional<String> refusal(LiveObject owner, String pod);
}
