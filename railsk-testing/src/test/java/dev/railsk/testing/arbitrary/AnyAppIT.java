package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assumptions;

/** A sample of apps is asked of a real API server: strict dry runs, but for the kinds of other projects. The seed is fixed. */
class AnyAppIT {

    private static final String NAMESPACE = "railsk-props-any";
    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");

    private static Cluster open() {
        return Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(CONTEXT)
                .open();
    }

    @BeforeContainer
    static void begin() {
        if (!CONTEXT.isEmpty()) {
            String yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}";
            try (Cluster cluster = open()) {
                cluster.apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
            }
        }
    }

    @AfterContainer
    static void end() {
        if (!CONTEXT.isEmpty()) {
            ObjectRef made = new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE);
            try (Cluster cluster = open()) {
                cluster.get(made).ifPresent(live -> cluster.delete(made, DeleteOptions.of(live)));
            }
        }
    }

    @Property(tries = 60, seed = "20261129")
    void everyObjectIsAcceptedByAnApiServer(@ForAll AppDefinition definition) {
        Assumptions.assumeFalse(CONTEXT.isEmpty(), "RAILSK_TEST_CONTEXT names no kubeconfig context to test on");
        RailsApp app = definition.app();
        List<String> refusals = new ArrayList<>();
        try (Cluster cluster = open()) {
            for (String name : app.environments()) {
                for (Manifest manifest : Rendered.all(app.environment(name))) {
                    if (isOfKubernetes(manifest)) {
                        ask(cluster, manifest, refusals);
                    }
                }
            }
        }
        assertThat(refusals).isEmpty();
    }

    private static void ask(Cluster cluster, Manifest manifest, List<String> refusals) {
        try {
            cluster.apply(moved(manifest), WriteOptions.ask());
        } catch (ClusterRefusedException refusal) {
            refusals.add(manifest.id() + ": " + refusal.getMessage());
        }
    }

    private static boolean isOfKubernetes(Manifest manifest) {
        String version = manifest.tree().at("apiVersion").text().orElse("");
        boolean isOwn = !version.contains(".") || version.contains(".k8s.io/");
        return isOwn && !version.startsWith("gateway.") && !manifest.kind().equals("Namespace");
    }

    private static Manifest moved(Manifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>(manifest.tree().map());
        Map<String, Object> metadata =
                new LinkedHashMap<>(manifest.tree().at("metadata").map());
        metadata.put("namespace", NAMESPACE);
        tree.put("metadata", metadata);
        return Manifest.of(Tree.of(tree));
    }
}
