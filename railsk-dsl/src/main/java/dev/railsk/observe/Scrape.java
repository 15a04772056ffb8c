package dev.railsk.observe;

/** How Prometheus finds the pods that it asks for metrics. */
public sealed interface Scrape {

    /** By a PodMonitor for each workload, which the Prometheus operator reads. */
    static Scrape podMonitor() {
        return new PodMonitor();
    }

    /** By the annotations {@code prometheus.io/scrape}, {@code port} and {@code path} of pods, which a plain Prometheus may read. */
    static Scrape annotations() {
        return new Annotations();
    }

    /** By nothing that railsk renders: only the port is named. */
    static Scrape byOthers() {
        return new ByOthers();
    }

    /** A PodMonitor for each workload. */
    record PodMonitor() implements Scrape {}

    /** Annotations of pods. */
    record Annotations() implements Scrape {}

    /** Nothing rendered. */
    record ByOthers() implements Scrape {}
}
