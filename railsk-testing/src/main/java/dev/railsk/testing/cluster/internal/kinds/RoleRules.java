package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;

/** Roles: what may be done with which objects of a namespace. The fake's user may do everything that was not taken away. */
public final class RoleRules extends KindRules {

    /** The rules. */
    public RoleRules() {
        super(ResourceKind.plain(new ObjectKind("rbac.authorization.k8s.io/v1", "Role")));
    }

    @Override
    public void checkName(Part metadata) {
        metadata.check("name", NameRules::checkPathSegment);
    }

    @Override
    public void check(Part object) {
        for (Part rule : object.items("rules")) {
            if (rule.values("verbs").isEmpty()) {
                rule.required("verbs", "verbs must contain at least one value");
            }
            if (!rule.values("nonResourceURLs").isEmpty()) {
                rule.invalid(
                        "nonResourceURLs",
                        rule.values("nonResourceURLs"),
                        "namespaced rules cannot apply to non-resource URLs");
                continue;
            }
            if (rule.values("apiGroups").isEmpty()) {
                rule.required("apiGroups", "resource rules must supply at least one api group");
            }
            if (rule.values("resources").isEmpty()) {
                rule.required("resources", "resource rules must supply at least one resource");
            }
        }
    }
}
