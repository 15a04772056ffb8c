package dev.railsk.render.internal;

import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.SecretKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** KEDA's triggers in its own terms, those of version 2. */
final class KedaTriggers {

    private KedaTriggers() {}

    /**
     * One trigger.
     *
     * @param type its type
     * @param metadata its settings
     * @param logins its parameters that a secret holds
     * @param isTotal whether its metric is not divided by the pods
     */
    record Rendered(String type, Map<String, String> metadata, Map<String, SecretKey> logins, boolean isTotal) {}

    /**
     * What triggers with secrets share: one {@code TriggerAuthentication} for each set of logins.
     *
     * @param name its name
     * @param logins what it reads
     */
    record Login(String name, Map<String, SecretKey> logins) {}

    static List<Rendered> of(Rendering rendering, Keda keda) {
        List<Rendered> all = new ArrayList<>();
        for (KedaTrigger trigger : keda.triggers().values()) {
            all.add(rendered(rendering, keda.servers(), trigger));
        }
        return all;
    }

    /** The logins of these triggers, without repetition, named after the workload's object and the trigger's type. */
    static List<Login> logins(String object, List<Rendered> triggers) {
        List<Login> all = new ArrayList<>();
        for (Rendered trigger : triggers) {
            if (!trigger.logins().isEmpty() && login(all, trigger) == null) {
                int same = 1;
                for (Login other : all) {
                    same += other.name().startsWith(object + "-" + trigger.type()) ? 1 : 0;
                }
                String name = object + "-" + trigger.type() + (same == 1 ? "" : "-" + same);
                all.add(new Login(name, trigger.logins()));
            }
        }
        return all;
    }

    /** The login that a trigger uses; null where it needs none. */
    static @Nullable Login login(List<Login> logins, Rendered trigger) {
        for (Login login : logins) {
            if (login.logins().equals(trigger.logins())) {
                return login;
            }
        }
        return null;
    }

    private static Rendered rendered(Rendering rendering, Keda.Servers servers, KedaTrigger trigger) {
        if (trigger instanceof KedaTrigger.QueueLength length) {
            return redis(servers.redis().orElseThrow(), length);
        }
        if (trigger instanceof KedaTrigger.QueueLatency latency) {
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("serverAddress", servers.prometheus().orElseThrow());
            metadata.put("query", latency.query().orElse(query(rendering, latency.queue())));
            metadata.put("threshold", Long.toString(latency.limit().toSeconds()));
            return new Rendered("prometheus", metadata, Map.of(), false);
        }
        if (trigger instanceof KedaTrigger.SolidQueue queue) {
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("query", count(queue.queue()));
            metadata.put("targetQueryValue", Integer.toString(queue.jobs()));
            return new Rendered(
                    "postgresql",
                    metadata,
                    Map.of("connection", servers.postgres().orElseThrow()),
                    false);
        }
        if (trigger instanceof KedaTrigger.OfficeHours hours) {
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("timezone", hours.zone());
            metadata.put("start", hours.start());
            metadata.put("end", hours.end());
            metadata.put("desiredReplicas", Integer.toString(hours.pods()));
            return new Rendered("cron", metadata, Map.of(), false);
        }
        if (trigger instanceof KedaTrigger.Custom custom) {
            return new Rendered(custom.type(), custom.metadata(), custom.logins(), custom.isTotal());
        }
        throw Rendering.unknown(trigger);
    }

    private static Rendered redis(RedisServer redis, KedaTrigger.QueueLength length) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("address", redis.address());
        metadata.put("listName", "queue:" + length.queue());
        metadata.put("listLength", Integer.toString(length.jobs()));
        if (redis.database() != 0) {
            metadata.put("databaseIndex", Integer.toString(redis.database()));
        }
        if (redis.isTls()) {
            metadata.put("enableTLS", "true");
        }
        Map<String, SecretKey> logins = new LinkedHashMap<>();
        if (redis.user().isPresent()) {
            logins.put("username", redis.user().get());
        }
        if (redis.password().isPresent()) {
            logins.put("password", redis.password().get());
        }
        return new Rendered("redis", metadata, logins, false);
    }

    // Two exporters, two names. Without the namespace, one environment's jobs would scale another one's workers.
    private static String query(Rendering rendering, String queue) {
        return "max({__name__=~\"sidekiq_queue_latency(_seconds)?\",queue=\"" + queue + "\",namespace=\""
                + rendering.parts().namespace().name() + "\"})";
    }

    // A job that runs counts as well: who scales to nothing by what waits ends the last jobs.
    private static String count(Optional<String> queue) {
        if (queue.isEmpty()) {
            return "SELECT (SELECT count(*) FROM solid_queue_ready_executions)"
                    + " + (SELECT count(*) FROM solid_queue_claimed_executions)";
        }
        String name = "'" + queue.get() + "'";
        return "SELECT (SELECT count(*) FROM solid_queue_ready_executions WHERE queue_name = " + name + ")"
                + " + (SELECT count(*) FROM solid_queue_claimed_executions c JOIN solid_queue_jobs j ON j.id = c.job_id"
                + " WHERE j.queue_name = " + name + ")";
    }
}
