package dev.railsk.testing.arbitrary;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pod Security's level <em>restricted</em>, as kubernetes.io/docs/concepts/security/pod-security-standards has its controls. What this
 * says knows nothing of how railsk renders.
 */
final class RestrictedProfile {

    /** The types of volumes that it takes. */
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

    private RestrictedProfile() {}

    /** The controls that the pods of an object violate. */
    static Set<String> violations(Manifest manifest) {
        Set<String> violations = new TreeSet<>();
        Tree spec = podSpec(manifest);
        if (!spec.isPresent()) {
            return violations;
        }
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (is(spec.at(host), "true")) {
                violations.add(host);
            }
        }
        for (Tree volume : items(spec.at("volumes"))) {
            for (String key : volume.entries().keySet()) {
                if (!key.equals("name") && !VOLUMES.contains(key)) {
                    violations.add(key);
                }
            }
        }
        for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
            for (Tree container : items(spec.at(kind))) {
                check(spec.at("securityContext"), container.at("securityContext"), violations);
            }
        }
        return violations;
    }

    private static void check(Tree pod, Tree own, Set<String> violations) {
        if (is(own.at("privileged"), "true")) {
            violations.add("privileged");
        }
        if (!is(own.at("allowPrivilegeEscalation"), "false")) {
            violations.add("allowPrivilegeEscalation");
        }
        Tree nonRoot = own.at("runAsNonRoot").isPresent() ? own.at("runAsNonRoot") : pod.at("runAsNonRoot");
        if (!is(nonRoot, "true")) {
            violations.add("runAsNonRoot");
        }
        if (is(own.at("runAsUser"), "0") || is(pod.at("runAsUser"), "0")) {
            violations.add("runAsUser");
        }
        Tree profile = own.at("seccompProfile").isPresent() ? own.at("seccompProfile") : pod.at("seccompProfile");
        if (!profile.isPresent()
                || !PROFILES.contains(String.valueOf(profile.at("type").value()))) {
            violations.add("seccompProfile");
        }
        if (!texts(own.at("capabilities", "drop")).contains("ALL")) {
            violations.add("capabilities.drop");
        }
        for (String added : texts(own.at("capabilities", "add"))) {
            if (!added.equals("NET_BIND_SERVICE")) {
                violations.add("capabilities.add");
            }
        }
    }

    /** The pods' spec of an object that has pods. */
    static Tree podSpec(Manifest manifest) {
        return switch (manifest.kind()) {
            case "CronJob" -> manifest.tree().at("spec", "jobTemplate", "spec", "template", "spec");
            case "Pod" -> manifest.tree().at("spec");
            default ->
                manifest.tree().at("spec", "template", "spec", "containers").isPresent()
                        ? manifest.tree().at("spec", "template", "spec")
                        : Tree.absent();
        };
    }

    static List<Tree> items(Tree list) {
        return list.isPresent() ? list.items() : List.of();
    }

    private static List<String> texts(Tree list) {
        List<String> texts = new ArrayList<>();
        items(list).forEach(item -> texts.add(String.valueOf(item.value())));
        return texts;
    }

    private static boolean is(Tree value, String text) {
        return value.isPresent() && String.valueOf(value.value()).equals(text);
    }
}
