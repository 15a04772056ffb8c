package dev.railsk.testing.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * What is rendered is written as the client's own serialiser writes it, whichever kind it is: those with a model as that model, those of
 * other projects as the client's object without a model. The client reads it, too, as the tree that it is.
 */
class SerialiserProperties {

    private static final KubernetesSerialization CLIENT = new KubernetesSerialization();
    private static final Path SHOP = Path.of("..", "samples", "shop", "src", "test", "resources", "golden");

    /** What each renderer renders. */
    private static final Map<String, String> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("NamespaceRenderer", "Namespace"),
            Map.entry("QuotaRenderer", "ResourceQuota"),
            Map.entry("ServiceAccountRenderer", "ServiceAccount"),
            Map.entry("RoleRenderer", "Role"),
            Map.entry("RoleBindingRenderer", "RoleBinding"),
            Map.entry("ConfigMapRenderer", "ConfigMap"),
            Map.entry("SecretRenderer", "Secret"),
            Map.entry("ServiceRenderer", "Service"),
            Map.entry("LimitRangeRenderer", "LimitRange"),
            Map.entry("ClaimRenderer", "PersistentVolumeClaim"),
            Map.entry("DeploymentRenderer", "Deployment"),
            Map.entry("StatefulSetRenderer", "StatefulSet"),
            Map.entry("CronJobRenderer", "CronJob"),
            Map.entry("DisruptionBudgetRenderer", "PodDisruptionBudget"),
            Map.entry("AutoscalerRenderer", "HorizontalPodAutoscaler"),
            Map.entry("SealedSecretRenderer", "SealedSecret"),
            Map.entry("ExternalSecretRenderer", "ExternalSecret"),
            Map.entry("HttpRouteRenderer", "HTTPRoute"),
            Map.entry("ScaledObjectRenderer", "ScaledObject"),
            Map.entry("TriggerAuthenticationRenderer", "TriggerAuthentication"),
            Map.entry("MonitorRenderer", "PodMonitor"),
            Map.entry("IngressRenderer", "Ingress"),
            Map.entry("NetworkPolicyRenderer", "NetworkPolicy")));

    /** What the sample has none of: its secrets come from a store or are sealed, and a console is no part of a set. */
    private static final Set<String> NOT_IN_THE_SAMPLE = Set.of("Secret", "Pod");

    @Example
    void knowsWhatEveryRendererRenders() {
        Set<String> renderers = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.railsk.render.internal")
                        .stream()
                        .filter(type ->
                                !type.isInterface() && type.isAssignableTo("dev.railsk.render.internal.KindRenderer"))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(KINDS.keySet()).isEqualTo(renderers);
    }

    @Property(tries = 100)
    void isWrittenAsTheClientWritesIt(@ForAll AppDefinition definition) {
        for (Manifest manifest : rendered(definition.app())) {
            check(manifest);
            Statistics.label("kind").collect(manifest.kind());
        }
        Statistics.label("kind")
                .coverage(
                        met -> NOT_IN_THE_SAMPLE.forEach(kind -> met.check(kind).count(times -> times > 0)));
    }

    private static List<Manifest> rendered(RailsApp app) {
        List<Manifest> manifests = new ArrayList<>();
        for (String name : app.environments()) {
            Environment environment = app.environment(name);
            manifests.addAll(Rendered.all(environment));
            manifests.add(environment.renderConsole(Rendered.REVISION, "jane"));
        }
        return manifests;
    }

    @Example
    void theSampleOfAllKindsIsWrittenAsTheClientWritesIt() throws IOException {
        Set<String> met = new TreeSet<>();
        try (Stream<Path> goldens = Files.list(SHOP)) {
            for (Path golden : goldens.toList()) {
                String text = Files.readString(golden);
                ManifestSet set = ManifestSet.parse(text);
                set.forEach(SerialiserProperties::check);
                set.forEach(manifest -> met.add(manifest.kind()));
                assertThat(set.toYaml()).isEqualTo(text);
            }
        }
        met.addAll(NOT_IN_THE_SAMPLE);
        Set<String> all = new TreeSet<>(KINDS.values());
        all.addAll(Set.of("Job", "Pod"));
        assertThat(met).isEqualTo(all);
    }

    private static void check(Manifest manifest) {
        Tree tree = manifest.tree();
        assertThat(read(manifest.toJson())).as("as JSON").isEqualTo(tree);
        assertThat(read(manifest.toYaml())).as("as YAML").isEqualTo(tree);
        Object typed = CLIENT.unmarshal(manifest.toYaml());
        assertThat(read(CLIENT.asYaml(typed))).as("by the client, as YAML").isEqualTo(tree);
        assertThat(read(CLIENT.asJson(typed))).as("by the client, as JSON").isEqualTo(tree);
    }

    private static Tree read(String text) {
        return Tree.of(CLIENT.unmarshal(text, Object.class));
    }
}
