package dev.railsk.app;

/** How the Jobs of tasks stand among the lasting objects, for tools that apply a whole set by themselves. */
public enum JobsInSet {
    /** As plain Jobs: whoever applies the set decides what comes first. */
    JOB,
    /**
     * As hooks of Argo CD: what comes before the rollout is synchronised in waves of its own, behind the configs and ahead of the
     * workloads; what comes after it runs once the rest is healthy ({@code PostSync}); what is for a failure when a synchronisation
     * fails ({@code SyncFail}). Argo CD's annotations {@code argocd.argoproj.io/hook} and {@code sync-wave} say so.
     */
    ARGOCD
}
