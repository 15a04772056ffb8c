package dev.railsk.deploy;

import dev.railsk.cluster.ClusterAddress;

/**
 * What is deployed, and where.
 *
 * @param app the app's name
 * @param environment the environment's name
 * @param namespace the namespace
 * @param revision the revision
 * @param cluster the cluster
 */
public record DeployTarget(String app, String environment, String namespace, String revision, ClusterAddress cluster) {}
