package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import deploy.DemoApp;
import dev.railsk.image.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show is real: Java stands in compiled sources, YAML is what the demo renders, links lead somewhere. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    private static final List<Path> SOURCES =
            List.of(ROOT.resolve("samples"), ROOT.resolve("docs").resolve("src"));

    static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")) {
            pages.add(Page.read(ROOT.resolve(name)));
        }
        for (String folder : List.of("docs", "docs/reference")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .map(Page::read)
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    @Test
    void findsThePages() throws IOException {
        assertThat(pages()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsOnlyCompiledJava(Page page) throws IOException {
        List<List<String>> sources = sources();

        assertThat(page.snippets("java")).allSatisfy(snippet -> assertThat(sources)
                .as("%s must stand in a source under samples or docs:%n%s", snippet.place(), snippet.text())
                .anyMatch(snippet::isPartOf));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsOnlyRenderedYaml(Page page) {
        List<List<String>> rendered = DemoApp.app().environments().stream()
                .map(name -> DemoApp.app().environment(name).render(Revision.of("abcd123")))
                .map(set -> set.toYaml().lines().toList())
                .toList();

        assertThat(page.snippets("yaml")).allSatisfy(snippet -> assertThat(rendered)
                .as("%s must be what the demo renders:%n%s", snippet.place(), snippet.text())
                .anyMatch(snippet::isPartOf));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pointsToFilesThatExist(Page page) {
        assertThat(page.links()).allSatisfy(link -> assertThat(link).exists());
    }

    @Test
    void keepsTheReadmeShort() {
        assertThat(Page.read(ROOT.resolve("README.md")).lines()).hasSizeLessThan(120);
    }

    private static List<List<String>> sources() throws IOException {
        List<List<String>> sources = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readAllLines(file));
                }
            }
        }
        return sources;
    }
}
