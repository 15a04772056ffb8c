package dev.railsk.deploy.internal.owner;

import dev.railsk.app.Environment;
import dev.railsk.definition.ConflictPolicy;
import dev.railsk.definition.FieldPolicy;
import dev.railsk.manifest.ManifestId;

/**
 * What is left to others, and what is taken from them: what the definition says of a field, and whether the objects that tools of the
 * command line made are adopted.
 *
 * @param environment whose definition it is
 * @param isAdopting whether fields are taken from those tools
 */
public record Owners(Environment environment, boolean isAdopting) {

    /** Whether a manager is a tool that people run by hand, and that does not write again by itself. */
    public static boolean isTool(String manager) {
        return manager.equals("helm")
                || manager.equals(ManagedFields.UNOWNED)
                || manager.equals("kubectl")
                || manager.startsWith("kubectl-");
    }

    /** Whether there is anything to be left or taken of this object. */
    boolean areOpenFor(ManifestId object) {
        return isAdopting || !environment.conflicts(object).isEmpty();
    }

    /** Whether the definition leaves a field of this object to others, whoever they are. */
    boolean yields(ManifestId object) {
        for (FieldPolicy said : environment.conflicts(object)) {
            if (said.policy() == ConflictPolicy.YIELD) {
                return true;
            }
        }
        return false;
    }

    /** What a deploy does about a field of an object that this manager owns. */
    ConflictPolicy policy(ManifestId object, String field, String manager) {
        FieldPolicy closest = null;
        for (FieldPolicy said : environment.conflicts(object)) {
            boolean isCloser =
                    closest == null || said.field().length() > closest.field().length();
            if (said.covers(field) && isCloser) {
                closest = said;
            }
        }
        if (closest != null) {
            return closest.policy();
        }
        return isAdopting && isTool(manager) ? ConflictPolicy.TAKE : ConflictPolicy.FAIL;
    }

    /** Of these fields of an object, which belong to this manager, those of which a policy is said. */
    FieldSet with(ConflictPolicy policy, ManifestId object, String manager, FieldSet fields) {
        return fields.only(path -> policy(object, path, manager) == policy);
    }
}
