package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects that the API server holds as this deploy wants them.
 *
 * @param byRef what it answered of each
 */
public record AppliedObjects(Map<ObjectRef, AppliedObject> byRef) {

    /** None so far. */
    public static final AppliedObjects NONE = new AppliedObjects(Map.of());

    public AppliedObjects {
        byRef = Map.copyOf(byRef);
    }

    /**
     * What the API server answered of one object.
     *
     * @param uid its identity
     * @param wanted what it is to be like, if it is a workload
     * @param podLabels by which labels it selects its pods, if it does
     */
    public record AppliedObject(String uid, Wanted wanted, Map<String, String> podLabels) {

        public AppliedObject {
            podLabels = Map.copyOf(podLabels);
        }

        /** What the answer to this manifest says. */
        public static AppliedObject of(Manifest manifest, LiveObject answer) {
            boolean isScaledByUs = manifest.tree().at("spec", "replicas").isPresent();
            return new AppliedObject(
                    answer.uid(), Wanted.of(answer.content(), isScaledByUs), PodLabels.of(answer.content()));
        }
    }

    /** These and those. */
    public AppliedObjects and(AppliedObjects others) {
        Map<ObjectRef, AppliedObject> all = new HashMap<>(byRef);
        all.putAll(others.byRef);
        return new AppliedObjects(all);
    }

    /** Their identities. */
    public Map<ObjectRef, String> uids() {
        Map<ObjectRef, String> uids = new LinkedHashMap<>();
        byRef.forEach((ref, object) -> uids.put(ref, object.uid()));
        return uids;
    }

    /** Labels that the pods of all these workloads have; nothing when one of them is not known. */
    public Map<String, String> podLabels(List<ObjectRef> workloads) {
        List<Map<String, String>> selectors = new ArrayList<>();
        for (ObjectRef workload : workloads) {
            AppliedObject object = byRef.get(workload);
            selectors.add(object == null ? Map.of() : object.podLabels());
        }
        return PodLabels.common(selectors);
    }

    /** What a workload is to be like once this deploy is done. */
    public Wanted wanted(ObjectRef workload) {
        AppliedObject object = byRef.get(workload);
        return object == null ? Wanted.ANYTHING : object.wanted();
    }
}
