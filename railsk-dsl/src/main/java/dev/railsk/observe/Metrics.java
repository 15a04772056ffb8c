package dev.railsk.observe;

import dev.railsk.network.Port;

/**
 * Where the app's containers tell their metrics, under {@code /metrics}.
 *
 * @param port the port, which every workload of the app's own code has beside its others
 * @param scrape how Prometheus finds it
 */
public record Metrics(Port port, Scrape scrape) {}
