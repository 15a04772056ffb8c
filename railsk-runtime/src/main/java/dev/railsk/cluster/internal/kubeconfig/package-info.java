/** From a kubeconfig to a transport: files, contexts, credentials and their plugins, trust, proxies; explicit in every step. */
@NullMarked
package dev.railsk.cluster.internal.kubeconfig;

import org.jspecify.annotations.NullMarked;
