package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What is waited for before something is dropped, beside that older code is gone.
 *
 * @param soak how long the code before it must have run well; empty for no time
 * @param wantsApproval whether somebody must approve
 */
public record Caution(Optional<Duration> soak, boolean wantsApproval) {

    /** Nothing more. */
    public static final Caution NONE = new Caution(Optional.empty(), false);

    public Caution {
        if (soak.isPresent()) {
            Gate.soak(soak.get());
        }
    }

    Caution soak(Duration time) {
        return new Caution(Optional.of(requireNonNull(time, "time")), wantsApproval);
    }

    Caution approved() {
        return new Caution(soak, true);
    }

    /** Add its gates. */
    void to(StepList steps, String what) {
        if (soak.isPresent()) {
            steps.gate(
                    "soak",
                    "Let the code run for " + Times.text(soak.get()),
                    "A mistake in it shows while " + what + " is still there to go back to.",
                    Gate.soak(soak.get()));
        }
        if (wantsApproval) {
            steps.gate(
                    "approval",
                    "Have somebody approve that " + what + " goes",
                    "What is dropped is gone with its data.",
                    Gate.APPROVAL);
        }
    }
}
