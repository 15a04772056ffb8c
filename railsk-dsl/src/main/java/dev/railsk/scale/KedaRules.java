package dev.railsk.scale;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.Map;

/** What KEDA would refuse. */
final class KedaRules {

    private final Draft draft;
    private final Keda keda;
    private final Origin origin;

    private KedaRules(Draft draft, Keda keda, Origin origin) {
        this.draft = draft;
        this.keda = keda;
        this.origin = origin;
    }

    /**
     * Note what is wrong with the whole. What was wrong in the base already is told there.
     *
     * @param origin the line of the whole
     * @param isNew whether there is no base
     */
    static void check(Draft draft, Keda keda, Origin origin, boolean isNew) {
        KedaRules rules = new KedaRules(draft, keda, origin);
        if (!draft.findings().problems().isEmpty()) {
            return;
        }
        rules.checkTriggers(isNew);
        rules.checkIdle();
        rules.checkServers();
        rules.checkResources(isNew);
        rules.checkFallback();
    }

    private void checkTriggers(boolean isNew) {
        if (keda.triggers().isEmpty() && (isNew || !draft.lines().isEmpty())) {
            draft.problem(
                    "trigger",
                    lastOf(origin, "trigger", "queueLength", "queueLatency", "solidQueue", "officeHours"),
                    "KEDA has nothing to look at: there is no trigger",
                    "Add queueLength(..), queueLatency(..), solidQueue(..), officeHours(..) or trigger(..).");
        }
    }

    // A word that took the last trigger away is the one to name.
    private Origin lastOf(Origin otherwise, String... words) {
        for (String word : words) {
            for (Map.Entry<String, Origin> line : draft.lines().entrySet()) {
                if (line.getKey().equals(word) || line.getKey().startsWith(word + " ")) {
                    return line.getValue();
                }
            }
        }
        return otherwise;
    }

    private void checkIdle() {
        boolean isSaid = draft.has("idle") || draft.has("between");
        if (isSaid && keda.bounds().isIdle() && keda.bounds().min() == 0) {
            draft.problem(
                    "idle",
                    draft.originOf("idle", draft.originOf("between", origin)),
                    "the pods while there is nothing to do, 0, must be fewer than the fewest otherwise, 0",
                    "Leave idle() out, or write between(1, ..).");
        }
    }

    private void checkServers() {
        for (Map.Entry<String, KedaTrigger> trigger : keda.triggers().entrySet()) {
            if (trigger.getValue() instanceof KedaTrigger.QueueLength
                    && keda.servers().redis().isEmpty()) {
                missing(trigger.getKey(), "redis", "no Redis", "redis(RedisServer.at(\"redis.internal:6379\"))");
            } else if (trigger.getValue() instanceof KedaTrigger.QueueLatency
                    && keda.servers().prometheus().isEmpty()) {
                missing(
                        trigger.getKey(),
                        "prometheus",
                        "no Prometheus",
                        "prometheus(\"http://prometheus.monitoring:9090\")");
            } else if (trigger.getValue() instanceof KedaTrigger.SolidQueue
                    && keda.servers().postgres().isEmpty()) {
                missing(trigger.getKey(), "postgres", "no PostgreSQL", "postgres(\"shop-secrets\", \"DATABASE_URL\")");
            }
        }
    }

    private void missing(String trigger, String server, String what, String word) {
        if (draft.has(trigger) || draft.has(server)) {
            draft.problem(
                    trigger,
                    draft.originOf(trigger, draft.originOf(server, origin)),
                    trigger + " needs a server to ask, but there is " + what,
                    "Add " + word + ".");
        }
    }

    private void checkResources(boolean isNew) {
        boolean isSaid = isNew || !draft.lines().isEmpty();
        if (!isSaid || !keda.bounds().mayBeNone() || keda.triggers().isEmpty()) {
            return;
        }
        for (KedaTrigger trigger : keda.triggers().values()) {
            if (!(trigger instanceof KedaTrigger.Custom custom && custom.isOfResource())) {
                return;
            }
        }
        draft.problem(
                "between",
                lastOf(draft.originOf("idle", origin), "between", "trigger"),
                "without a pod nothing uses cpu or memory, so that KEDA could never start one: the fewest are 0",
                "Write between(1, ..), or add a trigger of another kind.");
    }

    private void checkFallback() {
        boolean isSaid = draft.has("fallback") || !draft.lines().isEmpty();
        if (!isSaid || keda.fallback().isEmpty() || keda.triggers().isEmpty()) {
            return;
        }
        for (KedaTrigger trigger : keda.triggers().values()) {
            boolean isForEachPod =
                    !(trigger instanceof KedaTrigger.Custom custom) || !(custom.isOfResource() || custom.isTotal());
            if (isForEachPod) {
                return;
            }
        }
        draft.problem(
                "fallback",
                draft.originOf("fallback", lastOf(origin, "trigger")),
                "a fallback needs a trigger that aims at so much for each pod, but there is none",
                "Leave fallback(..) out, or add such a trigger.");
    }
}
