package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.WordUses.WordUse;
import dev.railsk.definition.KubernetesVersion;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.DefinitionException;
import dev.railsk.task.Task;
import dev.railsk.volume.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a definition says, an environment that names its version of Kubernetes gets no field that is newer, or the word is refused. */
class KubernetesRangeTest {

    private static final Path NEWER = Path.of("src", "test", "resources", "newer-fields.txt");

    private static final List<Integer> MINORS = List.of(KubernetesVersion.OLDEST.minor(), 33, 34);

    private static final int FEWEST_RENDERS = 1_500;

    /** Every field that is newer than the oldest version, with the version that brought it. */
    private static Map<String, KubernetesVersion> newer() throws IOException {
        Map<String, KubernetesVersion> fields = new LinkedHashMap<>();
        for (String line : Files.readAllLines(NEWER)) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ", -1);
                fields.put(words[1] + " " + words[2], KubernetesVersion.of(words[0]));
            }
        }
        return fields;
    }

    @Test
    void noWordRendersWhatAnOlderClusterDoesNotKnow() throws IOException {
        Map<String, KubernetesVersion> newer = newer();
        TreeSet<String> met = new TreeSet<>();
        int renders = 0;
        for (Class<?> spec : WordsTest.specs()) {
            for (WordUse word : WordUses.of(spec)) {
                for (int minor : MINORS) {
                    KubernetesVersion version = new KubernetesVersion(minor);
                    for (Manifest manifest : rendered(spec, word, version)) {
                        renders++;
                        for (String field : fields(manifest)) {
                            KubernetesVersion since = newer.getOrDefault(field, KubernetesVersion.OLDEST);
                            assertThat(since)
                                    .as("%s renders %s of %s on %s", word, field, manifest, version)
                                    .isLessThanOrEqualTo(version);
                            if (newer.containsKey(field)) {
                                met.add(field);
                            }
                        }
                    }
                }
            }
        }

        assertThat(renders).isGreaterThan(FEWEST_RENDERS);
        assertThat(met)
                .contains(
                        "pod containers.env.valueFrom.fileKeyRef.key",
                        "pod containers.lifecycle.preStop.sleep.seconds");
    }

    private static List<Manifest> rendered(Class<?> spec, WordUse word, KubernetesVersion version) {
        try {
            Environment environment = RailsApp.define("shop", app -> {
                        app.image("ghcr.io/acme/shop").volume("files", Volume.emptyDir());
                        SpecScopes.of(spec).base().accept(app, word::write);
                        app.kubernetes(version.toString());
                    })
                    .environment(RailsApp.DEFAULT_ENVIRONMENT);
            List<Manifest> all = new ArrayList<>();
            environment.render(Revision.of("abcd123")).forEach(all::add);
            for (Task task : environment.parts().tasks().all()) {
                all.add(environment.renderTask(task, Revision.of("abcd123"), 1));
            }
            return all;
        } catch (DefinitionException refused) {
            return List.of();
        }
    }

    /** The fields of an object, those of a pod as such; items of a list have no number. */
    private static List<String> fields(Manifest manifest) {
        Tree spec = manifest.tree().at("spec");
        Tree job = manifest.kind().equals("CronJob") ? spec.at("jobTemplate", "spec") : spec;
        List<String> fields = new ArrayList<>();
        addLeaves("pod ", job.at("template", "spec"), fields);
        addLeaves((manifest.kind().equals("CronJob") ? "Job" : manifest.kind()) + " spec.", job, fields);
        return fields;
    }

    private static void addLeaves(String path, Tree tree, List<String> fields) {
        tree.entries().forEach((key, value) -> {
            String name = path + (key.equals("initContainers") ? "containers" : key);
            if (value.entries().isEmpty() && value.items().isEmpty()) {
                fields.add(name);
            }
            addLeaves(name + ".", value, fields);
            value.items().forEach(item -> addLeaves(name + ".", item, fields));
        });
    }
}
