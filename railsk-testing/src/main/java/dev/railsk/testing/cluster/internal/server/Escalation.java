package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps a user from granting others what the user has no right to: no Role and no RoleBinding goes beyond that. */
final class Escalation {

    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final ObjectKind ROLE = new ObjectKind(GROUP + "/v1", "Role");

    private final ApiServer server;

    Escalation(ApiServer server) {
        this.server = server;
    }

    void check(ResourceKind kind, ObjectRef ref, Map<String, Object> content) {
        if (!server.rights().isGranted() || !kind.group().equals(GROUP)) {
            return;
        }
        Tree object = PlainValue.fixed(content);
        if (kind.kind().equals(ROLE)) {
            if (!may("escalate", ref.namespace(), ref.name())) {
                requireAll(kind, ref, object);
            }
            return;
        }
        String role = object.at("roleRef", "name").text().orElse("");
        if (!may("bind", ref.namespace(), role)) {
            // The fake keeps no ClusterRoles. The server names the binding's kind with the role's name.
            boolean isRole = object.at("roleRef", "kind").text().orElse("").equals("Role");
            LiveObject granted = server.find(new ObjectRef(ROLE, ref.namespace(), role))
                    .filter(found -> isRole)
                    .orElseThrow(() -> Refusals.notFound(kind, role));
            requireAll(kind, ref, granted.content());
        }
    }

    private boolean may(String verb, String namespace, String role) {
        return server.rights().allow(new Right(verb, GROUP, "roles", namespace, role));
    }

    private void requireAll(ResourceKind kind, ObjectRef ref, Tree role) {
        List<String> beyond = new ArrayList<>();
        for (Tree rule : role.at("rules").items()) {
            if (!Grants.rights(rule, ref.namespace()).stream().allMatch(server.rights()::allow)) {
                beyond.add("{APIGroups:" + texts(rule, "apiGroups") + ", Resources:" + texts(rule, "resources")
                        + ", Verbs:" + texts(rule, "verbs") + "}");
            }
        }
        if (!beyond.isEmpty()) {
            throw Refusals.beyondOwnRights(kind, ref.name(), beyond);
        }
    }

    private static String texts(Tree rule, String name) {
        List<String> quoted = rule.at(name).items().stream()
                .map(item -> "\"" + item.text().orElse("") + "\"")
                .toList();
        return "[" + String.join(" ", quoted) + "]";
    }
}
