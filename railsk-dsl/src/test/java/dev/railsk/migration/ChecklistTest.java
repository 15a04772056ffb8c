package dev.railsk.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example's checklist is one that somebody has read. */
class ChecklistTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "plans");

    static Set<String> names() {
        return PlanExamples.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isTheOneThatIsCommitted(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        String found = plan(name).checklist();
        if ("write".equals(System.getProperty("railsk.golden")) && System.getenv("CI") == null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, found);
        }

        assertThat(file)
                .as("To accept it, run this test once with -Drailsk.golden=write, read the difference, and commit it.")
                .exists();
        assertThat(found).isEqualTo(Files.readString(file));
    }

    private static MigrationPlan plan(String name) {
        return Objects.requireNonNull(PlanExamples.ALL.get(name), name);
    }

    @Test
    void noGoldenFileOutlivesItsPlan() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(FOLDER)) {
            found.forEach(file -> files.add(file.getFileName().toString().replace(".txt", "")));
        }

        assertThat(files).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void eachKindHasAnExample() {
        Set<PlanKind> kinds = new HashSet<>();
        PlanExamples.ALL.values().forEach(plan -> kinds.add(plan.kind()));

        assertThat(kinds).containsExactlyInAnyOrder(PlanKind.values());
    }
}
