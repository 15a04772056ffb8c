package dev.railsk.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.source.Styles.Style;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every way to write a migration is read as the table has it. */
class StylesTest {

    @TempDir
    private Path root;

    @TestFactory
    List<DynamicTest> readsEachStyle() {
        List<Style> styles = Styles.all();
        assertThat(styles).hasSizeGreaterThan(40);
        return styles.stream()
                .map(style -> DynamicTest.dynamicTest(style.fact(), () -> read(style)))
                .toList();
    }

    private void read(Style style) {
        List<String> lines =
                new Written(root).file(Written.MIGRATION, style.ruby()).lines();

        assertThat(lines).containsExactlyElementsOf(style.expected());
    }
}
