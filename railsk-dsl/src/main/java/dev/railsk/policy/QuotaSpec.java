package dev.railsk.policy;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How a quota is written. Defaults: no bounds. */
public final class QuotaSpec {

    private final Draft draft = new Draft("quota");
    private final Map<String, String> hard;

    private QuotaSpec(Quota base) {
        hard = new LinkedHashMap<>(base.hard());
    }

    static Quota apply(Quota base, Consumer<QuotaSpec> definition) {
        QuotaSpec spec = new QuotaSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("quota", new Quota(spec.hard));
    }

    private QuotaSpec set(String word, String resource, String amount) {
        draft.write(word);
        hard.put(resource, amount);
        return this;
    }

    private QuotaSpec unset(String word, String resource) {
        draft.write(word);
        hard.remove(resource);
        return this;
    }

    private QuotaSpec count(String word, String resource, int most) {
        Origin origin = draft.write(word);
        if (most < 0) {
            draft.problem(word, origin, "a quota must be at least 0, but was " + most, "Write how many there may be.");
        }
        hard.put(resource, Integer.toString(most));
        return this;
    }

    /** Have at most this much processor time, as requested by all pods together. A pod that names none is refused then. */
    public QuotaSpec cpu(Cpu most) {
        return set("cpu", "requests.cpu", requireNonNull(most, "most").text());
    }

    /** Do not bound it. */
    public QuotaSpec noCpu() {
        return unset("cpu", "requests.cpu");
    }

    /** Have at most this much processor time, as the limits of all pods together. A pod that names none is refused then. */
    public QuotaSpec cpuLimit(Cpu most) {
        return set("cpuLimit", "limits.cpu", requireNonNull(most, "most").text());
    }

    /** Do not bound it. */
    public QuotaSpec noCpuLimit() {
        return unset("cpuLimit", "limits.cpu");
    }

    /** Have at most this much memory, as requested by all pods together. A pod that names none is refused then. */
    public QuotaSpec memory(Memory most) {
        return set("memory", "requests.memory", requireNonNull(most, "most").text());
    }

    /** Do not bound it. */
    public QuotaSpec noMemory() {
        return unset("memory", "requests.memory");
    }

    /** Have at most this much memory, as the limits of all pods together. A pod that names none is refused then. */
    public QuotaSpec memoryLimit(Memory most) {
        return set("memoryLimit", "limits.memory", requireNonNull(most, "most").text());
    }

    /** Do not bound it. */
    public QuotaSpec noMemoryLimit() {
        return unset("memoryLimit", "limits.memory");
    }

    /** Have at most this much storage, as requested by all claims together. */
    public QuotaSpec storage(Memory most) {
        return set("storage", "requests.storage", requireNonNull(most, "most").text());
    }

    /** Do not bound it. */
    public QuotaSpec noStorage() {
        return unset("storage", "requests.storage");
    }

    /** Have at most so many pods; a rollout needs room for those of two revisions. */
    public QuotaSpec pods(int most) {
        return count("pods", "pods", most);
    }

    /** Do not bound their number. */
    public QuotaSpec noPods() {
        return unset("pods", "pods");
    }

    /** Have at most so many claims for storage. */
    public QuotaSpec claims(int most) {
        return count("claims", "persistentvolumeclaims", most);
    }

    /** Do not bound their number. */
    public QuotaSpec noClaims() {
        return unset("claims", "persistentvolumeclaims");
    }

    /** Have at most so many Services with a load balancer of their own. */
    public QuotaSpec loadBalancers(int most) {
        return count("loadBalancers", "services.loadbalancers", most);
    }

    /** Do not bound their number. */
    public QuotaSpec noLoadBalancers() {
        return unset("loadBalancers", "services.loadbalancers");
    }
}
