package dev.railsk.testing.cluster.internal.server;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** What some roles grant: a Role in its namespace, a ClusterRole everywhere. */
final class Grants {

    private final List<Tree> roles;

    Grants(List<Tree> roles) {
        this.roles = List.copyOf(roles);
    }

    /** Whether one of the roles grants this. */
    boolean allow(Right right) {
        for (Tree role : roles) {
            String place = role.at("metadata", "namespace").text().orElse("");
            if (place.isEmpty() || place.equals(right.namespace())) {
                for (Tree rule : role.at("rules").items()) {
                    if (grants(rule, right)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean grants(Tree rule, Right right) {
        List<Tree> names = rule.at("resourceNames").items();
        return holds(rule.at("verbs"), right.verb())
                && holds(rule.at("apiGroups"), right.group())
                && holds(rule.at("resources"), right.resource())
                && (names.isEmpty() || holds(rule.at("resourceNames"), right.name()));
    }

    private static boolean holds(Tree list, String wanted) {
        return list.items().stream()
                .map(item -> item.text().orElse(""))
                .anyMatch(item -> item.equals(wanted) || item.equals("*"));
    }

    /** Every single right of a rule, in a namespace. */
    static List<Right> rights(Tree rule, String namespace) {
        List<Right> rights = new ArrayList<>();
        List<String> names = texts(rule.at("resourceNames"));
        for (String group : texts(rule.at("apiGroups"))) {
            for (String resource : texts(rule.at("resources"))) {
                for (String verb : texts(rule.at("verbs"))) {
                    (names.isEmpty() ? List.of("") : names)
                            .forEach(name -> rights.add(new Right(verb, group, resource, namespace, name)));
                }
            }
        }
        return rights;
    }

    private static List<String> texts(Tree list) {
        return list.items().stream().map(item -> item.text().orElse("")).toList();
    }
}
