package dev.railsk.deploy.internal.run;

import dev.railsk.definition.FieldPolicy;
import dev.railsk.deploy.internal.owner.Owners;
import dev.railsk.manifest.ManifestId;

/** How a field in conflict is left to its owner, or comes to railsk. */
final class FieldOwner {

    private FieldOwner() {}

    static String wayOut(DeployRun run, ManifestId object, String field, String owner) {
        String byOthers = field.equals(".spec.replicas")
                ? "Write scale(Scale.byOthers()) where \"" + owner + "\" is to decide it. "
                : "";
        if (Owners.isTool(owner)) {
            return byOthers + "To take over what \"" + owner + "\" set, run adopt "
                    + run.environment().name() + ", which shows it first, or deploy with --adopt.";
        }
        return byOthers + "To leave it to \"" + owner + "\", write conflict(\"" + object.kind() + "\", \""
                + object.name() + "\", \"" + FieldPolicy.plain(field)
                + "\", CONFLICT_YIELD); to take it, CONFLICT_TAKE.";
    }
}
