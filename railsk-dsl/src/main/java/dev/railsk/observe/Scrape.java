package dev.railsk.observe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How Prometheus finds the pods that it asks for metrics. */
public sealed interface Scrape {

    /** By a PodMonitor for each workload, which the Prometheus operator reads. */
    static PodMonitor podMonitor() {
        return new PodMonitor(MonitorOptions.DEFAULT);
    }

    /**
     * By a ServiceMonitor for each workload, which the Prometheus operator reads. It finds the pods by the workload's Service, so every
     * workload of the app's own code must have one; the Service itself need not name the port.
     */
    static ServiceMonitor serviceMonitor() {
        return new ServiceMonitor(MonitorOptions.DEFAULT);
    }

    /** By the annotations {@code prometheus.io/scrape}, {@code port} and {@code path} of pods, which a plain Prometheus may read. */
    static Scrape annotations() {
        return new Annotations();
    }

    /** By nothing that railsk renders: only the port is named. */
    static Scrape byOthers() {
        return new ByOthers();
    }

    /**
     * A PodMonitor for each workload: {@code monitoring.coreos.com/v1}. Immutable: every setting returns a changed copy.
     *
     * @param options what its author says of it
     */
    record PodMonitor(MonitorOptions options) implements Scrape {
        public PodMonitor {
            requireNonNull(options, "options");
        }

        /** Asked once in this time: {@code interval}. Default: Prometheus' own; whole seconds, at most a day. */
        public PodMonitor interval(Duration time) {
            return new PodMonitor(options.interval(time));
        }

        /** Waited for this long: {@code scrapeTimeout}. Default: Prometheus' own; whole seconds, not above the interval. */
        public PodMonitor timeout(Duration time) {
            return new PodMonitor(options.timeout(time));
        }

        /** With this label on the monitor itself, by which a Prometheus selects its monitors: {@code podMonitorSelector}. */
        public PodMonitor label(String key, String value) {
            return new PodMonitor(options.label(key, value));
        }
    }

    /**
     * A ServiceMonitor for each workload: {@code monitoring.coreos.com/v1}. Immutable: every setting returns a changed copy.
     *
     * @param options what its author says of it
     */
    record ServiceMonitor(MonitorOptions options) implements Scrape {
        public ServiceMonitor {
            requireNonNull(options, "options");
        }

        /** Asked once in this time: {@code interval}. Default: Prometheus' own; whole seconds, at most a day. */
        public ServiceMonitor interval(Duration time) {
            return new ServiceMonitor(options.interval(time));
        }

        /** Waited for this long: {@code scrapeTimeout}. Default: Prometheus' own; whole seconds, not above the interval. */
        public ServiceMonitor timeout(Duration time) {
            return new ServiceMonitor(options.timeout(time));
        }

        /** With this label on the monitor itself, by which a Prometheus selects its monitors: {@code serviceMonitorSelector}. */
        public ServiceMonitor label(String key, String value) {
            return new ServiceMonitor(options.label(key, value));
        }
    }

    /** Annotations of pods. */
    record Annotations() implements Scrape {}

    /** Nothing rendered. */
    record ByOthers() implements Scrape {}
}
