package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Baseline;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the preflight found.
 *
 * @param namespace whether the namespace is there
 * @param baselines how each workload stood before, by its object's name
 * @param findings what stands in the way
 * @param code what is known of the code that comes and of that which runs
 * @param judged the objects about which the API server need not be asked: it would refuse them for what was found
 */
public record Preflight(
        NamespaceState namespace,
        Map<String, Baseline> baselines,
        List<Finding> findings,
        SourceJudgement code,
        Set<ObjectRef> judged) {

    public Preflight {
        baselines = Map.copyOf(baselines);
        findings = List.copyOf(findings);
        judged = Set.copyOf(judged);
    }

    /** The same, with what has become known of the code. */
    public Preflight with(SourceJudgement judgement) {
        return new Preflight(namespace, baselines, findings, judgement, judged);
    }

    /** Whether nothing stands in the way. */
    public boolean isClear() {
        return findings.isEmpty();
    }

    /** Whether there is anything to ask the API server about this object. */
    public boolean mayAsk(Manifest manifest) {
        return !judged.contains(ObjectRef.of(manifest.id()));
    }

    /** Whether the namespace is there. */
    public enum NamespaceState {
        /** Nobody may look. */
        UNKNOWN,
        PRESENT,
        TO_CREATE
    }

    /** How this workload stood before. */
    public Baseline baseline(String workload) {
        return baselines.getOrDefault(workload, Baseline.NONE);
    }
}
