package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A script of normal size begins with three imports at most; a large one, split over methods, has a dozen. */
class ImportsTest {

    private static final String WORDS = "import static dev.railsk.Words.*;";
    private static final Path ROOT = Path.of("..");

    @Test
    void threeAreEnoughForTheReadmesScript() {
        Snippet script = Page.read(ROOT.resolve("README.md")).snippets("java").get(0);

        assertThat(imports(script.lines()))
                .containsExactly(WORDS, "import dev.railsk.app.RailsApp;", "import dev.railsk.cli.Railsk;");
    }

    @Test
    void threeAreEnoughForTheMinimalSample() throws IOException {
        assertThat(imports(sample("minimal"))).contains(WORDS).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aDozenAreEnoughForALargeAppOverManyMethods() throws IOException {
        List<String> script = sample("shop");

        assertThat(script).hasSizeGreaterThan(300);
        assertThat(imports(script)).contains(WORDS).hasSizeLessThanOrEqualTo(12);
    }

    private static List<String> sample(String name) throws IOException {
        return Files.readAllLines(ROOT.resolve("samples/" + name + "/src/main/java/shop/Shop.java"));
    }

    private static List<String> imports(List<String> script) {
        return script.stream().filter(line -> line.startsWith("import ")).toList();
    }
}
