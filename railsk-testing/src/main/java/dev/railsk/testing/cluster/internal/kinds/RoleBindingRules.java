package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.List;
import java.util.Map;

/** RoleBindings: who has a role. */
public final class RoleBindingRules extends KindRules {

    private static final String GROUP = "rbac.authorization.k8s.io";

    /** The rules. */
    public RoleBindingRules() {
        super(ResourceKind.plain(new ObjectKind(GROUP + "/v1", "RoleBinding")));
    }

    @Override
    public void fill(Map<String, Object> object) {
        PlainValue.child(object, "roleRef").putIfAbsent("apiGroup", GROUP);
        for (Map<String, Object> subject : PlainValue.maps(object, "subjects")) {
            if (List.of("User", "Group").contains(PlainValue.text(subject, "kind"))) {
                subject.putIfAbsent("apiGroup", GROUP);
            }
        }
    }

    @Override
    public void checkName(Part metadata) {
        metadata.check("name", NameRules::checkPathSegment);
    }

    @Override
    public void check(Part object) {
        Part role = object.at("roleRef");
        role.oneOf("apiGroup", GROUP);
        if (!List.of("Role", "ClusterRole").contains(role.text("kind"))) {
            role.problems().unsupported(role.path("kind"), role.text("kind"), List.of("Role", "ClusterRole"));
        }
        if (role.requires("name")) {
            role.check("name", NameRules::checkPathSegment);
        }
        object.items("subjects").forEach(RoleBindingRules::checkSubject);
    }

    private static void checkSubject(Part subject) {
        subject.requires("name");
        String kind = subject.text("kind");
        switch (kind) {
            case "ServiceAccount" -> {
                if (!subject.text("name").isEmpty()) {
                    subject.check("name", NameRules::checkSubdomain);
                }
                if (!subject.text("apiGroup").isEmpty()) {
                    subject.problems().unsupported(subject.path("apiGroup"), subject.text("apiGroup"), List.of(""));
                }
            }
            case "User", "Group" -> subject.oneOf("apiGroup", GROUP);
            default ->
                subject.problems().unsupported(subject.path("kind"), kind, List.of("ServiceAccount", "User", "Group"));
        }
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        if (!PlainValue.at(before, "roleRef").equals(object.at("roleRef").map())) {
            object.invalid("roleRef", object.at("roleRef").map(), "cannot change roleRef");
        }
    }
}
