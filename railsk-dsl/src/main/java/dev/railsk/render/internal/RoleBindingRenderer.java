package dev.railsk.render.internal;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import dev.railsk.access.Subject;
import dev.railsk.manifest.Field;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders who has which role. */
final class RoleBindingRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        String namespace = rendering.parts().namespace().name();
        for (Account.Own account : rendering.parts().ownAccounts()) {
            if (!account.grants().isEmpty()) {
                String name = rendering.names().account(account);
                manifests.add(binding(
                        rendering,
                        name,
                        List.of(subject(Subject.account(namespace, name))),
                        account.lines().of("may")));
            }
        }
        for (Role role : rendering.parts().identity().tenancy().roles().values()) {
            List<Map<String, Object>> subjects = new ArrayList<>();
            for (Subject subject : role.subjects()) {
                subjects.add(subject(subject));
            }
            if (!subjects.isEmpty()) {
                manifests.add(binding(
                        rendering,
                        rendering.names().role(role),
                        subjects,
                        role.lines().of("to")));
            }
        }
    }

    private static Manifest binding(Rendering rendering, String name, List<Map<String, Object>> subjects, Origin line) {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("apiGroup", RoleRenderer.GROUP);
        role.put("kind", "Role");
        role.put("name", name);
        return Manifest.owning(
                        RoleRenderer.GROUP + "/v1",
                        "RoleBinding",
                        TenancyObjects.metadata(rendering, name),
                        Field.of("roleRef", role),
                        Field.of("subjects", subjects))
                .definedAt(line);
    }

    private static Map<String, Object> subject(Subject subject) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        if (subject instanceof Subject.ServiceAccount account) {
            rendered.put("kind", "ServiceAccount");
            rendered.put("name", account.name());
            rendered.put("namespace", account.namespace());
        } else if (subject instanceof Subject.Group group) {
            rendered.put("apiGroup", RoleRenderer.GROUP);
            rendered.put("kind", "Group");
            rendered.put("name", group.name());
        } else if (subject instanceof Subject.User user) {
            rendered.put("apiGroup", RoleRenderer.GROUP);
            rendered.put("kind", "User");
            rendered.put("name", user.name());
        } else {
            throw Rendering.unknown(subject);
        }
        return rendered;
    }
}
