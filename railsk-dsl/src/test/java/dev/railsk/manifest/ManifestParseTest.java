package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestParseTest {

    private static final String HEAD = "apiVersion: v1\nkind: Widget\nmetadata: {name: w}\n";

    @Test
    void skipsEmptyDocuments() {
        ManifestSet set = ManifestSet.parse("---\n# nothing\n---\n" + HEAD + "---\n");

        assertThat(set).hasToString("ManifestSet[Widget w]");
    }

    @Test
    void takesListsApart() {
        ManifestSet set = ManifestSet.parse(
                """
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Service, metadata: {name: a}}
                - {apiVersion: v1, kind: Service, metadata: {name: b}}
                """);

        assertThat(set).hasToString("ManifestSet[Service a, Service b]");
    }

    @Test
    void readsJsonWithTabsAndEscapes() {
        Tree tree = parse("{\"apiVersion\":\"v1\",\n\t\"kind\":\"Widget\",\t\"metadata\":{\"name\":\"w\"},"
                + "\"spec\":\"\\/ \\u00e9 \\ud83d\\ude00\"}");

        assertThat(tree.at("spec").text()).hasValue("/ \u00e9 \uD83D\uDE00");
    }

    @Test
    void followsAnchorsAndMergeKeys() {
        Tree tree = parse(
                HEAD
                        + """
                        base: &base {a: 1, b: 2}
                        same: *base
                        more: {<<: *base, b: 3}
                        """);

        assertThat(tree.at("same").map()).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(tree.at("more").map()).isEqualTo(Map.of("a", 1L, "b", 3L));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "y, true",
                "Yes, true",
                "on, true",
                "TRUE, true",
                "n, false",
                "No, false",
                "off, false",
                "0o17, 15",
                "017, 15",
                "09, 9",
                "1_000, 1000",
                "0x1F, 31",
                "0b11, 3",
                "-0b11, -3",
                "+5, 5",
                "-0, 0",
                ".5, 0.5",
                "1., 1",
                "1e3, 1000",
                "-1.5, -1.5",
                "+.5, 0.5",
                "1.5_0, 1.5",
                "-_1, -1",
                "-_0x1F, -31",
                "-_.5, -0.5",
                "9223372036854775807, 9223372036854775807",
            })
    void readsNumbersAndBooleansAsKubectlDoes(String written, String read) {
        assertThat(parse(HEAD + "spec: " + written).at("spec").value()).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tRue",
                "nUll",
                "_1",
                "12:30",
                "12:30:45",
                "2020-01-01",
                "=",
                "1e400",
                "1.2.3",
                "1,000",
                "0x",
                "-x",
                "'1'",
                "!!str 1",
                "k.inf",
            })
    void readsEverythingElseAsText(String written) {
        assertThat(parse(HEAD + "spec: " + written).at("spec").value()).isInstanceOf(String.class);
    }

    @Test
    void readsKeysAsText() {
        assertThat(parse(HEAD + "spec: {1: a, on: b, 'off': c}").at("spec").map())
                .isEqualTo(Map.of("1", "a", "true", "b", "off", "c"));
    }

    @Test
    void saysWhereTextIsMalformedButNotWhatItSays() {
        String text = HEAD + "---\napiVersion: v1\nkind: Secret\nstringData:\n  password: hunter2: x\n";

        assertThatThrownBy(() -> ManifestSet.parse(text))
                .isInstanceOf(ManifestException.class)
                .hasNoCause()
                .hasMessage(
                        """
                        the text could not be read as YAML: mapping values are not allowed here
                          at document 2, line 8, column 20
                          Look at this line and the one before it.""");
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThatThrownBy(() -> ManifestSet.parse(HEAD + "spec:\n  a: 1\n  b: 2\n  a: 3\n"))
                .hasMessage(
                        """
                        a key must be written once, but this one is also on line 5
                          at document 1, line 7
                          Remove one of them.""");
    }

    @Test
    void saysWhichItemOfAListIsIncomplete() {
        String text = "---\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service}\n";

        assertThatThrownBy(() -> ManifestSet.parse(text))
                .hasMessage(
                        """
                        a manifest must have metadata.name, but it is not set
                          at document 2, line 3, item 1, the object with apiVersion v1, kind Service, namespace (none), name (none)
                          Set metadata.name.""");
    }

    @Test
    void refusesADocumentThatIsNoMap() {
        assertThatThrownBy(() -> ManifestSet.parse(HEAD + "---\n- 1\n"))
                .hasMessage(
                        """
                        a manifest must be a map with apiVersion, kind and metadata, but this is something else
                          at document 2, line 5
                          Look for a missing key or a wrong indent.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec: .inf", "spec: !secret x", "spec: *none", "? [a]\n: b", "~: b"})
    void refusesWhatAManifestCannotHold(String written) {
        assertThatThrownBy(() -> ManifestSet.parse(HEAD + written))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("document 1");
    }

    @Test
    void saysOnWhichLineAForbiddenCharacterIs() {
        assertThatThrownBy(() -> ManifestSet.parse(HEAD + "a: \uD83D\uDE00\nspec: \u0001\n"))
                .hasMessage(
                        """
                        the text could not be read as YAML: a character that YAML does not allow
                          at line 5
                          Look at this line and the one before it.""");
    }

    @Test
    void endsTextThatMultipliesItself() {
        StringBuilder text = new StringBuilder(HEAD).append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String alias = ", *a" + (level - 1);
            text.append("a" + level + ": &a" + level + " [" + alias.repeat(10).substring(2) + "]\n");
        }

        assertThatThrownBy(() -> ManifestSet.parse(text.toString()))
                .hasMessage(
                        """
                        a text must hold at most 1000000 values, those that aliases repeat included
                          at document 1, line 9
                          Split it, or write out what is meant.""");
    }

    private static Tree parse(String text) {
        return ManifestSet.parse(text).manifests().get(0).tree();
    }
}
