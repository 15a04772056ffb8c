package dev.railsk.deploy;

import java.util.Locale;

/**
 * One step of a deploy: a kind of work, and which of several of its kind it is.
 *
 * @param kind what is done
 * @param phase when, where a deploy does it more than once, such as {@code before} or {@code after} the rollout, or {@link
 *     #ACCESSORIES}; of a task its name; empty for the only one, and for all workloads
 */
public record Step(Kind kind, String phase) {

    /** The phase in which accessories come up, because something runs before the rollout and may need them. */
    public static final String ACCESSORIES = "accessories";

    /** The kinds of work that a deploy can have. */
    public enum Kind {
        /** Ask what can be asked before anything is written: connection, rights, namespace, secrets and configs. */
        PREFLIGHT,
        /** Take the lock of the environment; before that, make its namespace where there is none. */
        LOCK,
        /** Let the API server judge the whole set without writing it. */
        DRY_RUN,
        /** Compare what would be changed with the diff that somebody agreed to. */
        DIFF,
        /** Write down in the cluster who deploys what, before anything else is written. */
        RECORD,
        /** Remember in the cluster what this environment owns. */
        INVENTORY,
        /** Take over the fields of the definition from the tools that made the objects. */
        ADOPT,
        /** Apply what pods read: accounts, policies, secrets, configs. */
        CONFIG,
        /** Apply all the rest, the accessories first where something runs before the rollout. */
        APPLY,
        /** Wait until all workloads run the new revision, or until the accessories do. */
        AWAIT,
        /** Wait until what comes next is safe; the gate's name is the phase. */
        GATE,
        /** Run the migration. */
        MIGRATE,
        /** Ask the app's image, in Jobs of its own, how the databases and the code stand. */
        PROBE,
        /** Run a task of the app's own; its name is the phase. */
        TASK,
        /** Ask the app itself, by its smoke checks. */
        SMOKE,
        /** Restart workloads: as asked, or because the migration changed what they had learnt of the database. */
        RESTART,
        /** Delete what is no longer defined. */
        PRUNE,
        /** Change how many pods a workload has. */
        SCALE,
        /** Delete all that the environment owns. */
        TEARDOWN;

        /** The name for people, such as {@code dry run}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The only or first step of its kind. */
    public static Step of(Kind kind) {
        return new Step(kind, "");
    }

    /** The name for people, such as {@code dry run} or {@code migrate (after)}. */
    public String label() {
        return phase.isEmpty() ? kind.label() : kind.label() + " (" + phase + ")";
    }
}
