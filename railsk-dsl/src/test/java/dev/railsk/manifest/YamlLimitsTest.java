package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No size that a text chooses is without a bound, and its end comes soon. */
@Timeout(60)
class YamlLimitsTest {

    private static final String TOO_DEEP =
            """
            values must lie at most 500 levels deep
              at test.yaml, document 1, line %d
              Look for brackets without an end.""";

    @Test
    void readsFiveHundredLevels() {
        Tree tree = Tree.ofYaml("[".repeat(500) + "]".repeat(500), "test.yaml");

        assertThat(Tree.parseJson(tree.toJsonLine())).isEqualTo(tree);
    }

    @Test
    void refusesBracketsThatAreTooDeep() {
        assertThatThrownBy(() -> Tree.ofYaml("[".repeat(3000) + "]".repeat(3000), "test.yaml"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(TOO_DEEP.formatted(1));
    }

    @Test
    void refusesIndentsThatAreTooDeep() {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < 3000; level++) {
            text.append(" ".repeat(level)).append("a:\n");
        }

        assertThatThrownBy(() -> Tree.ofYaml(text.toString(), "test.yaml")).hasMessage(TOO_DEEP.formatted(502));
    }

    @Test
    void refusesDepthThatAliasesMake() {
        StringBuilder text = new StringBuilder("- &a0 [x]\n");
        for (int level = 1; level < 3000; level++) {
            text.append("- &a" + level + " [*a" + (level - 1) + "]\n");
        }

        assertThatThrownBy(() -> Tree.ofYaml(text.toString(), "test.yaml")).hasMessage(TOO_DEEP.formatted(500));
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        assertThatThrownBy(() -> Tree.parseJson("[".repeat(3000) + "]".repeat(3000)))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        a JSON text must be at most 500 levels deep, and a number 1000 digits long
                          at the text as a whole
                          Look at this place and what stands before it.""");
    }

    @Test
    void refusesAValueThatHoldsItself() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> Tree.of(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tree must be at most 500 levels deep");
    }

    static List<String> largeScalars() {
        String large = "a".repeat(5 << 20);
        return List.of(large, "'" + large + "'", "\"" + large + "\"", "|-\n  " + large, "1".repeat(5 << 20));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("largeScalars")
    void refusesLargeScalars(String scalar) {
        assertThatThrownBy(() -> Tree.ofYaml("key: " + scalar, "test.yaml"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        a value must have at most 4194304 characters, but this one has 5242880
                          at test.yaml, document 1, line 1
                          Put large content into the image or a volume.""");
    }

    @Test
    void readsScalarsBelowThatInLinearTime() {
        String lines = "  some line of a certificate or of a script\n".repeat(90_000);

        assertThat(Tree.ofYaml("key: |\n" + lines, "test.yaml").at("key").text().orElseThrow())
                .hasSize(lines.length() - 2 * 90_000);
    }

    @Test
    void refusesLargeTexts() {
        assertThatThrownBy(() -> Tree.ofYaml(" ".repeat(33 << 20), "test.yaml"))
                .hasMessage(
                        """
                        a text must have at most 33554432 characters, but has 34603008
                          at test.yaml
                          Split it.""");
    }

    @Test
    void refusesManyValues() {
        assertThatThrownBy(() -> Tree.ofYaml("[" + "1,".repeat(1_000_001) + "]", "test.yaml"))
                .hasMessage(
                        """
                        a text must hold at most 1000000 values, those that aliases repeat included
                          at test.yaml, document 1, line 1
                          Split it, or write out what is meant.""");
    }

    @Test
    void readsOneDocumentOnly() {
        assertThat(Tree.ofYaml("# nothing\n---\n", "test.yaml").isPresent()).isFalse();
        assertThat(Tree.ofYaml("--- {a: 1}\n---\n", "test.yaml").at("a").integer())
                .hasValue(1L);
        assertThatThrownBy(() -> Tree.ofYaml("a: 1\n---\nb: 2\n", "test.yaml"))
                .hasMessage(
                        """
                        the text must hold one document, but holds 2
                          at test.yaml, line 3
                          Keep one of them, or put them into files of their own.""");
    }

    @Test
    void namesTheTextAndItsLineButNotWhatItSays() {
        assertThatThrownBy(() -> Tree.ofYaml("users:\n- token: hunter2: x\n", "config"))
                .hasNoCause()
                .hasMessage(
                        """
                        the text could not be read as YAML: mapping values are not allowed here
                          at config, document 1, line 2, column 17
                          Look at this line and the one before it.""");
    }

    @Test
    void holdsManyObjectsAndFindsTheOneThatIsThereTwice() {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 20_000; number++) {
            text.append("--- {apiVersion: v1, kind: Service, metadata: {name: s" + number + "}}\n");
        }
        assertThat(ManifestSet.parse(text.toString()).size()).isEqualTo(20_000);

        text.append("--- {apiVersion: v1, kind: Service, metadata: {name: s7}}\n");

        assertThatThrownBy(() -> ManifestSet.parse(text.toString()))
                .hasMessage(
                        """
                        a set must hold an object once, but holds Service s7 twice
                          at no namespace, objects 8 and 20001 of 20001
                          Leave one of them out, or give it another name or namespace.""");
    }
}
