package dev.railsk.pod;

/** What a label reaches. */
public enum LabelScope {
    /**
     * What tells the pods of one workload from all others: the workload's metadata, selector and pods, its service's metadata
     * and selector, and its disruption budget's selector. Never for a version: selectors cannot change.
     */
    IDENTITY,
    /** The metadata of the workload's Deployment. */
    WORKLOAD,
    /** The pods of the workload. */
    PODS,
    /** The metadata of its service. */
    SERVICE,
    /** The metadata of its ingress. */
    INGRESS,
    /** The metadata of its disruption budget. */
    BUDGET,
    /** The metadata of what scales it: its HorizontalPodAutoscaler, or its ScaledObject and TriggerAuthentication. */
    AUTOSCALER,
    /** The metadata of configs, of files, and of what makes secrets. */
    CONFIG,
    /** The metadata of claims to storage. */
    CLAIM,
    /** The namespace. */
    NAMESPACE,
    /** The Jobs of tasks, and their pods. */
    TASKS,
    /** The metadata of accounts, of roles and their bindings, of network policies, of the quota and of the limits. */
    TENANCY
}
