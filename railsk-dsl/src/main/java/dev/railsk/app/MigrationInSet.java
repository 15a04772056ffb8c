package dev.railsk.app;

/** How the migration's Job stands among the lasting objects, for tools that apply a whole set by themselves. */
public enum MigrationInSet {
    /** As a plain Job: whoever applies the set decides what comes first. */
    JOB,
    /**
     * As a hook of Argo CD: with {@code BEFORE}, configs, the Job and the workloads are synchronised in three waves; with {@code AFTER},
     * the Job runs once the rest is healthy ({@code PostSync}). Argo CD's annotations {@code argocd.argoproj.io/hook} and {@code
     * sync-wave} say so.
     */
    ARGOCD
}
