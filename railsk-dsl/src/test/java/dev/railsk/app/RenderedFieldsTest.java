package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.SpecScopes.Scope;
import dev.railsk.app.WordUses.WordUse;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.DefinitionException;
import dev.railsk.task.Task;
import dev.railsk.task.TaskSpec;
import dev.railsk.volume.Volume;
import dev.railsk.workload.WebSpec;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which fields each word reaches, found by a render with it and one without; the reference tells them. */
class RenderedFieldsTest {

    private static final Path FILE = Path.of("src", "test", "resources", "rendered-fields.txt");

    private static final Revision REVISION = Revision.of("abcd123");

    private static final List<String> TAKING_BACK = List.of("no", "default", "remove");

    private static final int FEWEST_WORDS = 250;

    @Test
    void areThoseThatAreCommitted() throws IOException {
        List<String> found = found();
        boolean isCi = System.getenv("CI") != null;
        if ("write".equals(System.getProperty("railsk.golden")) && !isCi) {
            Files.write(FILE, (String.join("\n", found) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(found).hasSizeGreaterThan(FEWEST_WORDS);
        assertThat(Files.readAllLines(FILE))
                .as(
                        "To accept it, run this test once with -Drailsk.golden=write, then ReferenceTest of docs, and commit both.")
                .isEqualTo(found);
    }

    private static List<String> found() {
        Map<String, String> fields = new TreeMap<>();
        for (Class<?> spec : (Iterable<Class<?>>) webFirst()::iterator) {
            List<WordUse> words = new ArrayList<>(WordUses.of(spec));
            words.sort(Comparator.comparing(word -> key(word.word())));
            for (WordUse word : words) {
                String key = key(word.word());
                if (!fields.containsKey(key)) {
                    String reached = String.join(", ", reached(spec, words, word));
                    if (!reached.isEmpty()) {
                        fields.put(key, reached);
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        fields.forEach((word, reached) -> lines.add(word + " = " + reached));
        return lines;
    }

    private static Stream<Class<?>> webFirst() {
        return Stream.concat(
                Stream.of(WebSpec.class),
                WordsTest.specs().stream()
                        .filter(spec -> spec != WebSpec.class)
                        .sorted(Comparator.comparing(Class::getName)));
    }

    private static String key(Method word) {
        List<String> types = new ArrayList<>();
        for (Class<?> type : word.getParameterTypes()) {
            types.add(type.getSimpleName());
        }
        return word.getDeclaringClass().getSimpleName() + "." + word.getName() + "(" + String.join(",", types) + ")";
    }

    /** The fields that differ; for a word that takes back, after the one that it takes back. */
    private static Set<String> reached(Class<?> spec, List<WordUse> words, WordUse word) {
        Set<String> reached = new LinkedHashSet<>(reachedBySetting(spec, words, word));
        for (WordUse first : words) {
            if (reached.isEmpty() && takesBack(word, first)) {
                Optional<ManifestSet> before = rendered(spec, List.of(first));
                Optional<ManifestSet> after = rendered(spec, List.of(first), List.of(word));
                if (before.isPresent() && after.isPresent()) {
                    reached.addAll(fields(before.get(), after.get()));
                }
            }
        }
        return reached;
    }

    private static boolean takesBack(WordUse word, WordUse first) {
        String name = word.word().getName();
        String set = first.word().getName();
        return TAKING_BACK.stream()
                .anyMatch(start -> name.equalsIgnoreCase(start + set) || name.equalsIgnoreCase(start + set + "s"));
    }

    /** The fields that differ, after at most one word before this one that it needs. */
    private static Set<String> reachedBySetting(Class<?> spec, List<WordUse> words, WordUse word) {
        Optional<ManifestSet> with = rendered(spec, List.of(word));
        Optional<ManifestSet> without = rendered(spec, List.of());
        if (with.isPresent() && without.isPresent()) {
            return fields(without.get(), with.get());
        }
        for (WordUse first : words) {
            Optional<ManifestSet> before = rendered(spec, List.of(first));
            Optional<ManifestSet> after = before.isEmpty() ? before : rendered(spec, List.of(first, word));
            if (after.isPresent()) {
                return fields(before.get(), after.get());
            }
        }
        return Set.of();
    }

    private static Set<String> fields(ManifestSet without, ManifestSet with) {
        Set<String> fields = new LinkedHashSet<>();
        for (Difference difference : without.differenceTo(with).differences()) {
            String path = difference.path().replaceAll("\\[[^]]*]", "");
            fields.add((difference.id().kind() + " " + path).trim());
        }
        return fields;
    }

    private static Optional<ManifestSet> rendered(Class<?> spec, List<WordUse> base) {
        return rendered(spec, base, List.of());
    }

    private static Optional<ManifestSet> rendered(Class<?> spec, List<WordUse> base, List<WordUse> overlay) {
        Scope scope = SpecScopes.of(spec);
        try {
            return Optional.of(rendered(
                    spec,
                    RailsApp.define("shop", app -> {
                                app.image("ghcr.io/acme/shop").volume("files", Volume.emptyDir());
                                scope.base().accept(app, words -> base.forEach(word -> word.write(words)));
                                app.overlay("one", one -> {
                                    if (!overlay.isEmpty()) {
                                        scope.overlay()
                                                .accept(one, words -> overlay.forEach(word -> word.write(words)));
                                    }
                                });
                            })
                            .environment("one")));
        } catch (DefinitionException refused) {
            return Optional.empty();
        }
    }

    private static ManifestSet rendered(Class<?> spec, Environment environment) {
        List<Manifest> all = new ArrayList<>();
        environment.render(REVISION).forEach(all::add);
        if (TaskSpec.class.isAssignableFrom(spec)) {
            for (Task task : environment.parts().tasks().all()) {
                all.add(environment.renderTask(task, REVISION, 1));
            }
            all.add(environment.renderConsole(REVISION, "jane"));
        }
        return ManifestSet.of(all);
    }
}
