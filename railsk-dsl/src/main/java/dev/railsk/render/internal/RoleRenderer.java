package dev.railsk.render.internal;

import dev.railsk.access.Account;
import dev.railsk.access.Grant;
import dev.railsk.access.Role;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders what accounts, people and programs may do. */
final class RoleRenderer implements KindRenderer {

    static final String GROUP = "rbac.authorization.k8s.io";

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Account.Own account : rendering.parts().ownAccounts()) {
            if (!account.grants().isEmpty()) {
                manifests.add(role(
                        rendering,
                        rendering.names().account(account),
                        account.grants(),
                        account.lines().of("may")));
            }
        }
        for (Role role : rendering.parts().identity().tenancy().roles().values()) {
            manifests.add(role(
                    rendering,
                    rendering.names().role(role),
                    role.grants(),
                    role.lines().of("may")));
        }
    }

    private static Manifest role(Rendering rendering, String name, List<Grant> grants, Origin line) {
        return Manifest.owning(GROUP + "/v1", "Role", TenancyObjects.metadata(rendering, name), "rules", rules(grants))
                .definedAt(line);
    }

    /** One rule for each resource, with all that may be done with it. */
    private static List<Map<String, Object>> rules(List<Grant> grants) {
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        Map<String, Grant> first = new LinkedHashMap<>();
        for (Grant grant : grants) {
            String key = grant.resource() + "." + grant.group();
            if (!verbs.containsKey(key)) {
                verbs.put(key, new ArrayList<>());
                first.put(key, grant);
            }
            verbs.get(key).add(grant.verb());
        }
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Map.Entry<String, Grant> entry : first.entrySet()) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("apiGroups", List.of(entry.getValue().group()));
            rule.put("resources", List.of(entry.getValue().resource()));
            rule.put("verbs", verbs.getOrDefault(entry.getKey(), List.of()));
            rules.add(rule);
        }
        return rules;
    }
}
