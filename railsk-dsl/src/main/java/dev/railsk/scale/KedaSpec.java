package dev.railsk.scale;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.scale.Keda.Bounds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How scaling by KEDA is written: a {@code ScaledObject} of {@code keda.sh/v1alpha1}, and a {@code TriggerAuthentication} where a
 * trigger needs a secret. KEDA must be in the cluster, and makes the HorizontalPodAutoscaler itself.
 *
 * <p>Defaults: from 1 pod to KEDA's own 100; KEDA looks every 30 s, and waits 300 s before it lets the last pod go; no fallback. Sidekiq's
 * scheduled jobs and retries are put into their queues by processes that run: of all pools one must keep a pod.
 */
public final class KedaSpec {

    private final Draft draft = new Draft("keda");
    private final boolean isNew;
    private int min;
    private int max;
    private boolean isIdle;
    private Optional<Duration> pollingInterval;
    private Optional<Duration> cooldown;
    private Optional<Keda.Fallback> fallback;
    private Optional<ScalePace> up;
    private Optional<ScalePace> down;
    private Optional<RedisServer> redis;
    private Optional<String> prometheus;
    private Optional<SecretKey> postgres;
    private final Map<String, KedaTrigger> triggers;

    private KedaSpec(Keda base) {
        isNew = base.triggers().isEmpty();
        min = base.bounds().min();
        max = base.bounds().max();
        isIdle = base.bounds().isIdle();
        pollingInterval = base.timing().pollingInterval();
        cooldown = base.timing().cooldown();
        fallback = base.fallback();
        up = base.behavior().up();
        down = base.behavior().down();
        redis = base.servers().redis();
        prometheus = base.servers().prometheus();
        postgres = base.servers().postgres();
        triggers = new LinkedHashMap<>(base.triggers());
    }

    static Keda apply(Keda base, Consumer<KedaSpec> definition) {
        Origin origin = Origin.here();
        KedaSpec spec = new KedaSpec(base);
        spec.draft.run(definition, spec);
        KedaRules.check(spec.draft, spec.keda(), origin, spec.isNew);
        return spec.draft.finish("keda", spec.keda());
    }

    private Keda keda() {
        return new Keda(
                new Bounds(min, max, isIdle),
                new Keda.Timing(pollingInterval, cooldown),
                fallback,
                new ScaleBehavior(up, down),
                new Keda.Servers(redis, prometheus, postgres),
                triggers);
    }

    /** Have at least and at most so many pods. With 0, the last pod goes when there is nothing to do; not for a web workload. */
    public KedaSpec between(int fewest, int most) {
        Origin origin = draft.write("between");
        if (fewest < 0 || most < 1 || fewest > most) {
            draft.problem(
                    "between",
                    origin,
                    "the pods must be between 0 or more and at least 1, the fewer first, but were between " + fewest
                            + " and " + most,
                    "Write between(1, 10), for example.");
            return this;
        }
        min = fewest;
        max = most;
        return this;
    }

    /** Have from 1 to 100 pods. */
    public KedaSpec defaultBetween() {
        draft.write("between");
        min = Bounds.STANDARD.min();
        max = Bounds.STANDARD.max();
        return this;
    }

    /** Have no pod while there is nothing to do, and at least as many as {@link #between} says once there is: {@code idleReplicaCount}. */
    public KedaSpec idle() {
        draft.write("idle");
        isIdle = true;
        return this;
    }

    /** Have as many pods as {@link #between} says, also while there is nothing to do. */
    public KedaSpec noIdle() {
        draft.write("idle");
        isIdle = false;
        return this;
    }

    /** Look so often while there is no pod; whole seconds. KEDA's own is 30 s. */
    public KedaSpec pollingInterval(Duration time) {
        Origin origin = draft.write("pollingInterval");
        if (isTime("pollingInterval", "the polling interval", requireNonNull(time, "time"), 1, origin)) {
            pollingInterval = Optional.of(time);
        }
        return this;
    }

    /** Look as often as KEDA does by itself. */
    public KedaSpec defaultPollingInterval() {
        draft.write("pollingInterval");
        pollingInterval = Optional.empty();
        return this;
    }

    /** Wait so long after the last activity before the last pod goes; whole seconds. KEDA's own is 300 s. */
    public KedaSpec cooldown(Duration time) {
        Origin origin = draft.write("cooldown");
        if (isTime("cooldown", "the cooldown", requireNonNull(time, "time"), 0, origin)) {
            cooldown = Optional.of(time);
        }
        return this;
    }

    /** Wait as long as KEDA does by itself before the last pod goes. */
    public KedaSpec defaultCooldown() {
        draft.write("cooldown");
        cooldown = Optional.empty();
        return this;
    }

    private boolean isTime(String word, String what, Duration time, long least, Origin origin) {
        if (time.getNano() == 0 && time.getSeconds() >= least && time.getSeconds() <= Integer.MAX_VALUE) {
            return true;
        }
        draft.problem(
                word,
                origin,
                what + " must be whole seconds, from " + least + " to 2147483647, but was " + time,
                "Write " + word + "(Duration.ofMinutes(1)), for example.");
        return false;
    }

    /** Have this many pods once KEDA has failed so often to look. At least one trigger must aim at so much for each pod. */
    public KedaSpec fallback(int failures, int pods) {
        Origin origin = draft.write("fallback");
        if (failures < 0 || pods < 0) {
            draft.problem(
                    "fallback",
                    origin,
                    "failures and pods of a fallback must be at least 0, but were " + failures + " and " + pods,
                    "Write fallback(3, 5), for example.");
            return this;
        }
        fallback = Optional.of(new Keda.Fallback(failures, pods));
        return this;
    }

    /** Keep the last number of pods while KEDA fails to look. */
    public KedaSpec noFallback() {
        draft.write("fallback");
        fallback = Optional.empty();
        return this;
    }

    /** Add pods at this pace. */
    public KedaSpec scaleUp(ScalePace pace) {
        draft.write("scaleUp");
        up = Optional.of(requireNonNull(pace, "pace"));
        return this;
    }

    /** Add pods at Kubernetes' own pace. */
    public KedaSpec defaultScaleUp() {
        draft.write("scaleUp");
        up = Optional.empty();
        return this;
    }

    /** Take pods away at this pace. */
    public KedaSpec scaleDown(ScalePace pace) {
        draft.write("scaleDown");
        down = Optional.of(requireNonNull(pace, "pace"));
        return this;
    }

    /** Take pods away at Kubernetes' own pace. */
    public KedaSpec defaultScaleDown() {
        draft.write("scaleDown");
        down = Optional.empty();
        return this;
    }

    /** Ask this Redis for Sidekiq's queues. */
    public KedaSpec redis(RedisServer server) {
        draft.write("redis");
        redis = Optional.of(requireNonNull(server, "server"));
        return this;
    }

    /** Ask no Redis. */
    public KedaSpec noRedis() {
        draft.write("redis");
        redis = Optional.empty();
        return this;
    }

    /** Ask the Prometheus at this address for latencies, such as {@code http://prometheus.monitoring:9090}. */
    public KedaSpec prometheus(String address) {
        Origin origin = draft.write("prometheus");
        WellFormed.check(draft, "prometheus", origin, requireNonNull(address, "address"));
        boolean isAddress = address.startsWith("http://") || address.startsWith("https://");
        if (WellFormed.is(address) && (!isAddress || address.indexOf(' ') >= 0 || address.indexOf('@') >= 0)) {
            draft.problem(
                    "prometheus",
                    origin,
                    "the address of Prometheus must be a URL that begins with http:// or https://, without blanks and"
                            + " without a login",
                    "Write prometheus(\"http://prometheus.monitoring:9090\").");
        }
        prometheus = Optional.of(address);
        return this;
    }

    /** Ask no Prometheus. */
    public KedaSpec noPrometheus() {
        draft.write("prometheus");
        prometheus = Optional.empty();
        return this;
    }

    /**
     * Ask the PostgreSQL of Solid Queue, by the connection that this key of a secret holds: a URL or settings as libpq reads them, so
     * without Rails' own {@code pool=}.
     */
    public KedaSpec postgres(String secret, String key) {
        draft.write("postgres");
        requireNonNull(secret, "secret");
        requireNonNull(key, "key");
        try {
            postgres = Optional.of(SecretKey.of(secret, key));
        } catch (DefinitionException e) {
            draft.refused("postgres", SecretKey.class, e);
        }
        return this;
    }

    /** Ask no PostgreSQL. */
    public KedaSpec noPostgres() {
        draft.write("postgres");
        postgres = Optional.empty();
        return this;
    }

    /** Have one pod for so many waiting jobs of this queue of Sidekiq. Needs {@link #redis}. */
    public KedaSpec queueLength(String queue, int jobs) {
        requireNonNull(queue, "queue");
        return trigger("queueLength " + queue, () -> new KedaTrigger.QueueLength(queue, jobs));
    }

    /** Look at the length of this queue no longer. */
    public KedaSpec removeQueueLength(String queue) {
        return remove("queueLength", requireNonNull(queue, "queue"));
    }

    /**
     * Have one pod for each time that the oldest job of this queue of Sidekiq has been waiting so long; whole seconds. Needs {@link
     * #prometheus}, and an exporter: it is asked for {@code sidekiq_queue_latency} or {@code sidekiq_queue_latency_seconds} with the labels
     * {@code queue} and {@code namespace}, as yabeda-sidekiq and prometheus_exporter tell it by way of a PodMonitor.
     */
    public KedaSpec queueLatency(String queue, Duration limit) {
        requireNonNull(queue, "queue");
        requireNonNull(limit, "limit");
        return trigger("queueLatency " + queue, () -> new KedaTrigger.QueueLatency(queue, limit, Optional.empty()));
    }

    /** The same, but with this query in PromQL, which must bring one number of seconds. */
    public KedaSpec queueLatency(String queue, Duration limit, String query) {
        requireNonNull(queue, "queue");
        requireNonNull(limit, "limit");
        requireNonNull(query, "query");
        return trigger("queueLatency " + queue, () -> new KedaTrigger.QueueLatency(queue, limit, Optional.of(query)));
    }

    /** Look at the latency of this queue no longer. */
    public KedaSpec removeQueueLatency(String queue) {
        return remove("queueLatency", requireNonNull(queue, "queue"));
    }

    /** Have one pod for so many waiting or running jobs of Solid Queue. Needs {@link #postgres}. */
    public KedaSpec solidQueue(int jobs) {
        return trigger("solidQueue", () -> new KedaTrigger.SolidQueue(Optional.empty(), jobs));
    }

    /** Have one pod for so many waiting or running jobs of this queue of Solid Queue. Needs {@link #postgres}. */
    public KedaSpec solidQueue(String queue, int jobs) {
        requireNonNull(queue, "queue");
        return trigger("solidQueue", () -> new KedaTrigger.SolidQueue(Optional.of(queue), jobs));
    }

    /** Look at Solid Queue no longer. */
    public KedaSpec noSolidQueue() {
        draft.write("solidQueue");
        triggers.remove("solidQueue");
        return this;
    }

    /** Have at least so many pods from one time to another, in cron's notation, whatever else there is to do. */
    public KedaSpec officeHours(String start, String end, String zone, int pods) {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        requireNonNull(zone, "zone");
        return trigger("officeHours", () -> new KedaTrigger.OfficeHours(start, end, zone, pods));
    }

    /** Have no office hours. */
    public KedaSpec noOfficeHours() {
        draft.write("officeHours");
        triggers.remove("officeHours");
        return this;
    }

    /**
     * Look at what any other trigger of KEDA measures.
     *
     * @param name what it is called here, so that an overlay can change or remove it
     */
    public KedaSpec trigger(String name, KedaTrigger.Custom what) {
        requireNonNull(name, "name");
        requireNonNull(what, "what");
        return trigger("trigger " + name, () -> what);
    }

    /** Look at what a trigger of this name measures no longer. */
    public KedaSpec removeTrigger(String name) {
        return remove("trigger", requireNonNull(name, "name"));
    }

    private KedaSpec trigger(String part, Supplier<KedaTrigger> made) {
        draft.write(part);
        try {
            triggers.put(part, made.get());
        } catch (DefinitionException e) {
            draft.refused(part, KedaTrigger.class, e);
        }
        return this;
    }

    private KedaSpec remove(String word, String name) {
        Origin origin = draft.touch(word + " " + name);
        if (triggers.remove(word + " " + name) == null) {
            draft.problem(
                    word + " " + name,
                    origin,
                    "there is no " + word + " \"" + name + "\" to remove",
                    triggers.isEmpty()
                            ? "Leave this line out: there is none."
                            : "There are: " + List.copyOf(triggers.keySet()) + ".");
        }
        return this;
    }
}
