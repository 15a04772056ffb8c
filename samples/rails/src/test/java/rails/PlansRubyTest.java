package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.migration.CodeProof;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.Snippet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the releases run is the Ruby of the plans, so that the walks on a real node prove it. Two things are the app's own: the version in
 * a migration's name, where the plan's note on it is left out; and what else its models do, around the lines of the plan.
 */
class PlansRubyTest {

    private static final Path RELEASES = Path.of("app/releases");
    private static final Pattern VERSION = Pattern.compile("/[0-9]{14}_");
    private static final Pattern NOTE_ON_VERSION = Pattern.compile("\\A(# .*\n)+(?=class )");
    private static final String MODELS = "app/models/";

    @TempDir
    private Path folder;

    /** What is done with each release of a plan: its number, and the steps of code that it has for the first time. */
    private static Stream<DynamicTest> ofEachRelease(Check check) {
        return WalkedPlans.ALL.entrySet().stream().flatMap(plan -> {
            List<List<PlanStep.CodeStep>> releases = releases(plan.getValue());
            return Stream.iterate(1, number -> number <= releases.size(), number -> number + 1)
                    .map(number -> DynamicTest.dynamicTest(
                            plan.getKey() + "-" + number,
                            () -> check.accept(plan.getKey(), number, releases.get(number - 1))));
        });
    }

    private interface Check {
        void accept(String plan, int number, List<PlanStep.CodeStep> steps) throws IOException;
    }

    private static List<List<PlanStep.CodeStep>> releases(MigrationPlan plan) {
        List<List<PlanStep.CodeStep>> releases = new ArrayList<>();
        List<PlanStep.CodeStep> undeployed = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            if (step instanceof PlanStep.CodeStep code) {
                undeployed.add(code);
            } else if (step instanceof PlanStep.DeployStep) {
                releases.add(List.copyOf(undeployed));
                undeployed.clear();
            }
        }
        return releases;
    }

    @TestFactory
    Stream<DynamicTest> bringsTheMigrationsTasksAndSettingsOfThePlanAndNoOthers() {
        return ofEachRelease((plan, number, steps) -> {
            Map<String, String> expected = new TreeMap<>();
            ofSnippets(
                    steps,
                    false,
                    (path, ruby) ->
                            expected.put(path, NOTE_ON_VERSION.matcher(ruby).replaceFirst("")));

            assertThat(notModels(RELEASES.resolve(plan).resolve("" + number))).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> hasTheLinesOfThePlanInItsModels() {
        return ofEachRelease((plan, number, steps) -> {
            Path source = ReleaseSource.of(plan + "-" + number, folder);
            ofSnippets(steps, true, (path, ruby) -> assertThat(
                            read(source.resolve(path)).lines())
                    .containsSubsequence(ruby.lines().toList()));
        });
    }

    @TestFactory
    Stream<DynamicTest> ignoresTheColumnsOfThePlanAndNoOthers() {
        Set<String> ignored = new TreeSet<>();
        return ofEachRelease((plan, number, steps) -> {
            if (number == 1) {
                ignored.clear();
            }
            for (PlanStep.CodeStep step : steps) {
                if (step.proof() instanceof CodeProof.Ignores proof) {
                    ignored.add("  self.ignored_columns += [\"" + proof.column() + "\"]");
                } else if (step.proof() instanceof CodeProof.IgnoresNot proof) {
                    ignored.remove("  self.ignored_columns += [\"" + proof.column() + "\"]");
                }
            }
            Path source = ReleaseSource.of(plan + "-" + number, folder);

            assertThat(files(source).stream()
                            .flatMap(file -> read(file).lines())
                            .filter(line -> line.contains("ignored_columns")))
                    .containsExactlyElementsOf(ignored);
        });
    }

    private static void ofSnippets(
            List<PlanStep.CodeStep> steps, boolean areModels, BiConsumer<String, String> action) {
        for (PlanStep.CodeStep step : steps) {
            for (Snippet snippet : step.snippets()) {
                if (snippet.path().startsWith(MODELS) == areModels) {
                    action.accept(snippet.path(), snippet.ruby());
                }
            }
        }
    }

    private static Map<String, String> notModels(Path release) {
        Map<String, String> found = new TreeMap<>();
        for (Path file : Files.exists(release) ? files(release) : List.<Path>of()) {
            String path = release.relativize(file).toString();
            if (!path.startsWith(MODELS)) {
                found.put(VERSION.matcher(path).replaceFirst("/VERSION_"), read(file));
            }
        }
        return found;
    }

    private static List<Path> files(Path below) {
        try (Stream<Path> found = Files.walk(below)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
