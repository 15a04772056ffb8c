package dev.railsk.deploy;

import java.util.Locale;

/** The steps that a deploy can have. */
public enum Step {
    /** Ask what can be asked before anything is written: connection, rights, namespace, secrets and configs. */
    PREFLIGHT,
    /** Let the API server judge the whole set without writing it. */
    DRY_RUN,
    /** Remember in the cluster what this environment owns. */
    INVENTORY,
    /** Apply what pods read: accounts, policies, secrets, configs. */
    CONFIG,
    /** Apply all the rest. */
    APPLY,
    /** Wait until all workloads run the new revision. */
    AWAIT,
    /** Run the migration. */
    MIGRATE,
    /** Restart the workloads, because the migration changed what they had learnt of the database. */
    RESTART;

    /** The name for people, such as {@code dry run}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
