package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.definition.Names;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever suffix, namespace and hash do to names: what an object refers to is in the set, or declared as there already. */
class ReferenceProperties {

    private static final Map<String, Set<String>> DECLARED = Map.of(
            "ConfigMap", Set.of("features"),
            "PersistentVolumeClaim", Set.of("uploads"),
            "Secret", Set.of("registry"),
            "ServiceAccount", Set.of("other"));

    @Property(tries = 200)
    void noReferenceDangles(@ForAll AppDefinition definition) {
        RailsApp app = definition.app();
        for (String name : app.environments()) {
            Environment environment = app.environment(name);
            List<Manifest> manifests = Rendered.all(environment);
            Set<String> known = known(environment, manifests);
            List<String> dangling = new ArrayList<>();
            for (Manifest manifest : manifests) {
                for (String reference : references(manifest)) {
                    if (!known.contains(reference)) {
                        dangling.add(manifest.id() + " refers to " + reference);
                    }
                }
            }
            assertThat(dangling).as(name).isEmpty();
        }
    }

    private static Set<String> known(Environment environment, List<Manifest> manifests) {
        Set<String> known = new TreeSet<>();
        DECLARED.forEach((kind, names) -> names.forEach(name -> known.add(kind + " " + name)));
        // One whose values are fetched is made by the deploy, under the name that all affixes give it.
        Names made = Names.of(environment.parts());
        environment.parts().secrets().values().forEach(secret -> known.add("Secret " + made.secret(secret)));
        for (Manifest manifest : manifests) {
            known.add(manifest.kind() + " " + manifest.id().name());
            if (manifest.kind().equals("ExternalSecret")) {
                add(known, "Secret", manifest.tree().at("spec", "target", "name"));
            } else if (manifest.kind().equals("SealedSecret")) {
                add(known, "Secret", manifest.tree().at("spec", "template", "metadata", "name"));
            }
            for (Tree claim : RestrictedProfile.items(manifest.tree().at("spec", "volumeClaimTemplates"))) {
                known.add("PersistentVolumeClaim "
                        + claim.at("metadata", "name").text().orElse(""));
            }
        }
        return known;
    }

    private static Set<String> references(Manifest manifest) {
        Set<String> references = new TreeSet<>();
        Tree pod = RestrictedProfile.podSpec(manifest);
        if (pod.isPresent()) {
            walk(pod, references);
            add(references, "ServiceAccount", pod.at("serviceAccountName"));
            RestrictedProfile.items(pod.at("imagePullSecrets"))
                    .forEach(secret -> add(references, "Secret", secret.at("name")));
        }
        Tree spec = manifest.tree().at("spec");
        Tree target = spec.at("scaleTargetRef");
        add(references, target.at("kind").text().orElse("Deployment"), target.at("name"));
        for (Tree rule : RestrictedProfile.items(spec.at("rules"))) {
            for (Tree path : RestrictedProfile.items(rule.at("http", "paths"))) {
                add(references, "Service", path.at("backend", "service", "name"));
            }
            RestrictedProfile.items(rule.at("backendRefs")).forEach(ref -> add(references, "Service", ref.at("name")));
        }
        Tree role = manifest.tree().at("roleRef");
        add(references, "Role", role.at("name"));
        return references;
    }

    private static void walk(Tree tree, Set<String> references) {
        if (tree.value() instanceof List<?>) {
            tree.items().forEach(item -> walk(item, references));
        } else if (tree.value() instanceof Map<?, ?>) {
            for (Map.Entry<String, Tree> entry : tree.entries().entrySet()) {
                Tree part = entry.getValue();
                switch (entry.getKey()) {
                    case "configMap", "configMapRef", "configMapKeyRef" ->
                        add(references, "ConfigMap", part.at("name"));
                    case "secretRef", "secretKeyRef" -> add(references, "Secret", part.at("name"));
                    case "secret" -> {
                        add(references, "Secret", part.at("secretName"));
                        add(references, "Secret", part.at("name"));
                    }
                    case "persistentVolumeClaim" -> add(references, "PersistentVolumeClaim", part.at("claimName"));
                    default -> {}
                }
                walk(part, references);
            }
        }
    }

    private static void add(Set<String> references, String kind, Tree name) {
        name.text().ifPresent(text -> references.add(kind + " " + text));
    }

    @Property(tries = 200)
    void everySelectorSelectsPodsOfTheSet(@ForAll AppDefinition definition) {
        RailsApp app = definition.app();
        for (String name : app.environments()) {
            List<Manifest> manifests = Rendered.all(app.environment(name));
            List<Map<String, Object>> labels = new ArrayList<>();
            for (Manifest manifest : manifests) {
                Tree template = manifest.kind().equals("CronJob")
                        ? manifest.tree().at("spec", "jobTemplate", "spec", "template")
                        : manifest.tree().at("spec", "template");
                if (template.at("metadata", "labels").isPresent()) {
                    labels.add(template.at("metadata", "labels").map());
                }
            }
            assertThat(unmet(manifests, labels)).as(name).isEmpty();
        }
    }

    private static List<String> unmet(List<Manifest> manifests, List<Map<String, Object>> labels) {
        List<String> unmet = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Tree selector =
                    switch (manifest.kind()) {
                        case "Service" -> manifest.tree().at("spec", "selector");
                        case "Deployment", "StatefulSet", "PodDisruptionBudget", "PodMonitor" ->
                            manifest.tree().at("spec", "selector", "matchLabels");
                        case "NetworkPolicy" -> manifest.tree().at("spec", "podSelector", "matchLabels");
                        default -> Tree.absent();
                    };
            if (selector.isPresent()
                    && labels.stream().noneMatch(pod -> pod.entrySet()
                            .containsAll(selector.map().entrySet()))) {
                unmet.add(manifest.id() + " selects nothing by " + selector);
            }
        }
        return unmet;
    }
}
