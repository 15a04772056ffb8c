package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;

/** What must be true before a plan goes on. */
public sealed interface Gate {

    /** The deploy holds the environment's lock. */
    Gate LOCK_HELD = Condition.LOCK_HELD;

    /** The release's ConfigMaps, Secrets and ServiceAccounts are applied. */
    Gate CONFIG_APPLIED = Condition.CONFIG_APPLIED;

    /** The migrations that run before the rollout have succeeded. */
    Gate PRE_SET_FINISHED = Condition.PRE_SET_FINISHED;

    /** Every workload runs the new release. */
    Gate ALL_ROLLED_OUT = Condition.ALL_ROLLED_OUT;

    /** No pod runs an older release: not of any workload, not of a Job or a CronJob, and not while it terminates. */
    Gate OLD_CODE_GONE = Condition.OLD_CODE_GONE;

    /** The backfill has succeeded, and a query finds no row left. */
    Gate BACKFILL_VERIFIED = Condition.BACKFILL_VERIFIED;

    /** Somebody has approved the step. */
    Gate APPROVAL = Condition.APPROVAL;

    /** It is written down that no rollback goes behind the running release. */
    Gate ROLLBACK_FLOOR_RAISED = Condition.ROLLBACK_FLOOR_RAISED;

    /** The new release has run for this long without a restart or a failing check. */
    static Gate soak(Duration time) {
        return new Soak(time);
    }

    /** What is true or not. */
    enum Condition implements Gate {
        /** {@link Gate#LOCK_HELD}. */
        LOCK_HELD,
        /** {@link Gate#CONFIG_APPLIED}. */
        CONFIG_APPLIED,
        /** {@link Gate#PRE_SET_FINISHED}. */
        PRE_SET_FINISHED,
        /** {@link Gate#ALL_ROLLED_OUT}. */
        ALL_ROLLED_OUT,
        /** {@link Gate#OLD_CODE_GONE}. */
        OLD_CODE_GONE,
        /** {@link Gate#BACKFILL_VERIFIED}. */
        BACKFILL_VERIFIED,
        /** {@link Gate#APPROVAL}. */
        APPROVAL,
        /** {@link Gate#ROLLBACK_FLOOR_RAISED}. */
        ROLLBACK_FLOOR_RAISED
    }

    /**
     * Time that must pass.
     *
     * @param time how long
     */
    record Soak(Duration time) implements Gate {
        public Soak {
            if (requireNonNull(time, "time").isNegative() || time.isZero()) {
                throw new InvalidValueException(
                        "a soak time must be longer than nothing, but was " + time,
                        "Write it like soak(Duration.ofMinutes(30)), or leave it out.");
            }
        }
    }
}
