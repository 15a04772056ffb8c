package dev.railsk.scale;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.task.Timetable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What KEDA looks at to know how many pods there must be. */
public sealed interface KedaTrigger {

    /**
     * Any trigger that KEDA knows, in its own terms.
     *
     * @param type its type, such as {@code rabbitmq}
     */
    static Custom of(String type) {
        return new Custom(type, Map.of(), Map.of(), false);
    }

    /**
     * How many jobs wait in a queue of Sidekiq: the length of the list {@code queue:<name>} in Redis.
     *
     * @param queue the queue
     * @param jobs how many waiting jobs call for one pod
     */
    record QueueLength(String queue, int jobs) implements KedaTrigger {
        public QueueLength {
            checkQueue(queue);
            checkJobs(jobs);
        }
    }

    /**
     * For how long the oldest job of a queue has been waiting, as Prometheus knows it.
     *
     * @param queue the queue
     * @param limit how much latency calls for one pod
     * @param query how to ask Prometheus; empty for what exporters for Sidekiq tell
     */
    record QueueLatency(String queue, Duration limit, Optional<String> query) implements KedaTrigger {
        public QueueLatency {
            checkQueue(queue);
            requireNonNull(limit, "limit");
            if (limit.getNano() != 0 || limit.getSeconds() < 1 || limit.getSeconds() > Integer.MAX_VALUE) {
                throw new InvalidValueException(
                        "the latency of a queue must be whole seconds, at least 1, but was " + limit,
                        "Write queueLatency(\"default\", Duration.ofSeconds(30)).");
            }
            if (query.isPresent() && WellFormed.require("a query", query.get()).isBlank()) {
                throw new InvalidValueException(
                        "the query for the latency of queue \"" + queue + "\" is empty",
                        "Write a PromQL query that brings one number, or leave it out.");
            }
        }
    }

    /**
     * How many jobs of Solid Queue wait or run, counted in its PostgreSQL database.
     *
     * @param queue of one queue; empty for all
     * @param jobs how many jobs call for one pod
     */
    record SolidQueue(Optional<String> queue, int jobs) implements KedaTrigger {
        public SolidQueue {
            if (queue.isPresent()) {
                checkQueue(queue.get());
            }
            checkJobs(jobs);
        }
    }

    /**
     * So many pods at least from one time to another.
     *
     * @param start when it begins, in cron's notation
     * @param end when it ends, in cron's notation
     * @param zone the time zone
     * @param pods how many pods
     */
    record OfficeHours(String start, String end, String zone, int pods) implements KedaTrigger {

        private static final String NEXT_STEP =
                "Write officeHours(\"0 8 * * 1-5\", \"0 18 * * 1-5\", \"Europe/London\", 2).";

        public OfficeHours {
            requireNonNull(start, "start");
            requireNonNull(end, "end");
            requireNonNull(zone, "zone");
            check(start, zone);
            check(end, zone);
            if (start.equals(end)) {
                throw new InvalidValueException(
                        "office hours must begin and end at different times, but both are \"" + start + "\"",
                        NEXT_STEP);
            }
            if (pods < 1) {
                throw new InvalidValueException(
                        "office hours must have at least 1 pod, but had " + pods,
                        "Let between(0, ..) say that there is none at other times.");
            }
        }

        // KEDA reads five fields only, no words such as @daily.
        private static void check(String schedule, String zone) {
            String fields = schedule.startsWith("@") ? "" : schedule;
            try {
                new Timetable(fields, Optional.of(zone));
            } catch (InvalidValueException refusal) {
                String fact = refusal.problems().get(0).fact();
                throw new InvalidValueException(
                        fields.isEmpty() ? "a timetable must have five fields, but was \"" + schedule + "\"" : fact,
                        NEXT_STEP);
            }
        }
    }

    /**
     * Any trigger that KEDA knows.
     *
     * @param type its type
     * @param metadata its settings
     * @param logins its parameters that a secret holds
     * @param isTotal whether the metric's own value is what is aimed at, not its value divided by the pods
     */
    record Custom(String type, Map<String, String> metadata, Map<String, SecretKey> logins, boolean isTotal)
            implements KedaTrigger {

        private static final int LONGEST = 63;

        public Custom {
            if (!Syntax.isLabel(requireNonNull(type, "type"), LONGEST)) {
                throw new InvalidValueException(
                        "the type of a trigger must have lower-case letters, digits and dashes, but was \"" + type
                                + "\"",
                        "Name it as KEDA's documentation does, like \"rabbitmq\".");
            }
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            logins = Collections.unmodifiableMap(new LinkedHashMap<>(logins));
        }

        /** The same with this setting. */
        public Custom metadata(String name, String value) {
            checkParameter(requireNonNull(name, "name"));
            Map<String, String> more = new LinkedHashMap<>(metadata);
            more.put(name, WellFormed.require("a trigger's setting", requireNonNull(value, "value")));
            return new Custom(type, more, logins, isTotal);
        }

        /** The same with this parameter of authentication, which a key of a secret holds. */
        public Custom secret(String parameter, String secret, String key) {
            checkParameter(requireNonNull(parameter, "parameter"));
            Map<String, SecretKey> more = new LinkedHashMap<>(logins);
            more.put(parameter, SecretKey.of(secret, key));
            return new Custom(type, metadata, more, isTotal);
        }

        /** The same, but the metric itself is to have its value, however many pods there are: {@code metricType: Value}. */
        public Custom total() {
            return new Custom(type, metadata, logins, true);
        }

        private static void checkParameter(String name) {
            if (!Syntax.isWord(name, "-_.", LONGEST)) {
                throw new InvalidValueException(
                        "a trigger's parameter must have letters, digits, dashes, underscores and dots, but was \""
                                + name + "\"",
                        "Name it as KEDA's documentation does, like \"queueName\".");
            }
        }

        /** Whether it measures what the pods use of their requests, which KEDA leaves to Kubernetes. */
        public boolean isOfResource() {
            return type.equals("cpu") || type.equals("memory");
        }
    }

    private static void checkQueue(String queue) {
        if (!Syntax.isWord(requireNonNull(queue, "queue"), "-_.:/", 253)) {
            throw new InvalidValueException(
                    "a queue's name must have letters, digits, dashes, underscores, dots, colons and slashes, but was \""
                            + queue + "\"",
                    "Name it like \"default\".");
        }
    }

    private static void checkJobs(int jobs) {
        if (jobs < 1) {
            throw new InvalidValueException(
                    "at least 1 job must call for a pod, but it were " + jobs,
                    "Write how many jobs one pod works off while others wait, such as 20.");
        }
    }
}
