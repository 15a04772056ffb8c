package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Message;
import java.util.Locale;

/**
 * What is wrong with a step from one release's code to another's.
 *
 * @param kind which of the problems that there are
 * @param fact what is wrong
 * @param at the line that makes it, of the next release unless the fact says otherwise
 * @param nextStep what to do about it
 */
public record SourceProblem(Kind kind, String fact, SourceLine at, String nextStep) {

    /** The problems that there are. */
    public enum Kind {
        /** A column is dropped that running code does not ignore. */
        DROP_IN_USE(true),
        /** A column is no longer ignored, and its drop is yet to come. */
        IGNORE_REMOVED_TOO_EARLY(true),
        /** What takes something away would run while older code does. */
        CONTRACT_BEFORE_ROLLOUT(true),
        /** One migration adds for the new code and takes away from the old, so that there is no right time for it. */
        MIXED_MIGRATION(true),
        /** Migrations for after a rollout would run before it. */
        POST_BEFORE_ROLLOUT(true),
        /** Migrations for before a rollout would run after it. */
        PRE_AFTER_ROLLOUT(false),
        /** A schema file is older than the newest migration, such as when it was not committed. */
        SCHEMA_BEHIND(false),
        /** A column is no longer ignored, and no migration drops it. */
        IGNORE_REMOVED(false),
        /** A column is added behind the rollout: code that runs by then sees it only when it is started again. */
        SEEN_AFTER_RESTART(false),
        /** A migration is older than one that has run, such as after branches were merged. */
        OLDER_THAN_APPLIED(false),
        /** It holds a lock for long, or asks something of running code. */
        NEEDS_CARE(false),
        /** What it does could not be understood. */
        NOT_UNDERSTOOD(false);

        private final boolean refused;

        Kind(boolean refused) {
            this.refused = refused;
        }

        /** Whether it must stop a deploy; others are told. */
        public boolean isRefused() {
            return refused;
        }

        /** Such as {@code drop-in-use}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public SourceProblem {
        requireNonNull(kind, "kind");
        requireNonNull(fact, "fact");
        requireNonNull(at, "at");
        requireNonNull(nextStep, "nextStep");
    }

    /** Fact, place and next step, on three lines. */
    public String describe(String indent) {
        return new Message(fact, at.toString(), nextStep).text(indent);
    }
}
