package dev.railsk.cluster;

/**
 * Where a cluster is, for messages and records.
 *
 * @param context the kubeconfig context, or what stands for it, such as {@code fake}
 * @param server the API server's URL
 * @param namespace the context's namespace; empty when it names none
 */
public record ClusterAddress(String context, String server, String namespace) {}
