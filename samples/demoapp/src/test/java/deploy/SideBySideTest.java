package deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All environments can run in one cluster at once. */
class SideBySideTest {

    private static final Revision REVISION = Revision.of("abcd123");

    /** Pods of one object: what a selector can match. */
    private record Pods(String environment, String owner, String namespace, Map<String, Object> labels) {}

    /** A selector of one object: what can match pods, those of a namespace only. */
    private record Selector(String environment, String owner, String namespace, Map<String, Object> labels) {

        boolean matches(Pods pods) {
            return namespace.equals(pods.namespace())
                    && pods.labels().entrySet().containsAll(labels.entrySet());
        }
    }

    @Test
    void shareNoObjectButTheNamespace() {
        Map<ManifestId, String> owners = new LinkedHashMap<>();
        List<String> shared = new ArrayList<>();
        for (Environment environment : environments()) {
            for (Manifest manifest : objectsOf(environment)) {
                String other = owners.putIfAbsent(manifest.id(), environment.name());
                if (other != null) {
                    shared.add(other + " and " + environment.name() + ": " + manifest);
                }
            }
        }

        assertThat(shared).containsExactly("canary and production: Namespace demoapp");
    }

    @Test
    void selectNoPodsOfOthersOrOfTheMigration() {
        List<Selector> selectors = new ArrayList<>();
        List<Pods> allPods = new ArrayList<>();
        for (Environment environment : environments()) {
            for (Manifest manifest : objectsOf(environment)) {
                addSelector(environment, manifest, selectors);
                addPods(environment, manifest, allPods);
            }
        }

        assertThat(selectors).hasSize(3 * 5);
        assertThat(allPods).hasSize(3 * 3);
        List<String> matches = new ArrayList<>();
        for (Selector selector : selectors) {
            for (Pods pods : allPods) {
                if (selector.matches(pods)) {
                    matches.add(selector.environment() + " " + selector.owner() + " > " + pods.environment() + " "
                            + pods.owner());
                }
            }
        }
        assertThat(matches)
                .containsExactly(
                        "canary Service demoapp-service > canary Deployment demoapp-app",
                        "canary Deployment demoapp-app > canary Deployment demoapp-app",
                        "canary Deployment demoapp-sidekiq > canary Deployment demoapp-sidekiq",
                        "canary PodDisruptionBudget demoapp-app-pdb > canary Deployment demoapp-app",
                        "canary PodDisruptionBudget demoapp-sidekiq-pdb > canary Deployment demoapp-sidekiq",
                        "production Service demoapp-service-production > production Deployment demoapp-app-production",
                        "production Deployment demoapp-app-production > production Deployment demoapp-app-production",
                        "production Deployment demoapp-sidekiq-production > production Deployment demoapp-sidekiq-production",
                        "production PodDisruptionBudget demoapp-app-pdb-production > production Deployment demoapp-app-production",
                        "production PodDisruptionBudget demoapp-sidekiq-pdb-production > production Deployment demoapp-sidekiq-production",
                        "staging Service demoapp-service > staging Deployment demoapp-app",
                        "staging Deployment demoapp-app > staging Deployment demoapp-app",
                        "staging Deployment demoapp-sidekiq > staging Deployment demoapp-sidekiq",
                        "staging PodDisruptionBudget demoapp-app-pdb > staging Deployment demoapp-app",
                        "staging PodDisruptionBudget demoapp-sidekiq-pdb > staging Deployment demoapp-sidekiq");
    }

    private static List<Environment> environments() {
        List<Environment> environments = new ArrayList<>();
        for (String name : DemoApp.app().environments()) {
            environments.add(DemoApp.app().environment(name));
        }
        return environments;
    }

    private static ManifestSet objectsOf(Environment environment) {
        List<Manifest> all = new ArrayList<>(environment.render(REVISION).manifests());
        all.add(environment.renderTask(environment.migration().orElseThrow().task(), REVISION, 1));
        return ManifestSet.of(all);
    }

    private static void addSelector(Environment environment, Manifest manifest, List<Selector> selectors) {
        Tree selector = manifest.tree().at("spec", "selector");
        Map<String, Object> labels = manifest.kind().equals("Service")
                ? selector.map()
                : selector.at("matchLabels").map();
        if (!labels.isEmpty()) {
            selectors.add(new Selector(environment.name(), manifest.toString(), manifest.namespace(), labels));
        }
    }

    private static void addPods(Environment environment, Manifest manifest, List<Pods> allPods) {
        Tree template = manifest.tree().at("spec", "template");
        if (template.isPresent()) {
            allPods.add(new Pods(
                    environment.name(),
                    manifest.toString(),
                    manifest.namespace(),
                    template.at("metadata", "labels").map()));
        }
    }
}
