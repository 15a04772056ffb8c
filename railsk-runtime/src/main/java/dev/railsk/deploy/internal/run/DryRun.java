package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.WorkloadObject;
import java.util.Map;

/**
 * What the API server said that it would do.
 *
 * @param effects what would become of each object; nothing of one that could not be asked about
 * @param asWanted the objects that are as they should be: they are not applied again
 */
public record DryRun(Map<ObjectRef, Applied.Effect> effects, AppliedObjects asWanted) {

    public DryRun {
        effects = Map.copyOf(effects);
    }

    /** Whether this object is as it should be. */
    public boolean isUnchanged(ObjectRef object) {
        return effects.get(object) == Applied.Effect.UNCHANGED;
    }

    /** Whether anything of the set was there before. */
    public boolean isAnythingThere() {
        return effects.values().stream().anyMatch(effect -> effect != Applied.Effect.CREATED);
    }

    /** Whether a workload was there before, so that the database is one that it has used. */
    public boolean isUpgrade(Environment environment) {
        for (WorkloadObject workload : environment.workloads()) {
            ObjectKind kind = new ObjectKind("apps/v1", workload.kind());
            Applied.Effect effect = effects.get(new ObjectRef(kind, environment.namespace(), workload.name()));
            if (effect != null && effect != Applied.Effect.CREATED) {
                return true;
            }
        }
        return false;
    }
}
