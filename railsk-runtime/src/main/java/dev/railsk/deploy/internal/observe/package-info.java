/**
 * What the cluster shows while a deploy waits: one look ({@code Snapshot}), a view kept up to date ({@code ClusterView}), a
 * container's last lines ({@code Logs}), and causes and images put into words.
 */
@NullMarked
package dev.railsk.deploy.internal.observe;

import org.jspecify.annotations.NullMarked;
