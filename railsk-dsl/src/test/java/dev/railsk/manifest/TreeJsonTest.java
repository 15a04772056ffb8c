package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeJsonTest {

    @Test
    void readsEveryKindOfValue() {
        Tree tree = Tree.parseJson("{\"list\":[1,2.5,true,false,null,\"a\"],\"empty\":{\"l\":[],\"m\":{}}}\n");

        assertThat(tree.at("list").value()).isEqualTo(Arrays.asList(1L, 2.5, true, false, null, "a"));
        assertThat(tree.at("empty").map()).isEqualTo(Map.of("l", List.of(), "m", Map.of()));
    }

    @Test
    void keepsWholeNumbersWhole() {
        Tree tree = Tree.parseJson("[9223372036854775807, 18446744073709551616, 3.0]");

        assertThat(tree.value()).isEqualTo(List.of(Long.MAX_VALUE, BigInteger.TWO.pow(64), 3L));
    }

    @Test
    void keepsTheOrderAndTheLastOfEqualKeys() {
        assertThat(Tree.parseJson("{\"b\":1,\"a\":2,\"b\":3}").toJsonLine()).isEqualTo("{\"b\":3,\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void readsNothingFromABlankText(String text) {
        assertThat(Tree.parseJson(text)).isEqualTo(Tree.absent());
    }

    @ParameterizedTest
    @CsvSource({"'{\"key\":\n  s3cret}', 'line 2, column 3'", "'[\"s3cret', 'line 1, column 9'"})
    void saysWhereATextIsNotJson(String text, String place) {
        assertThatThrownBy(() -> Tree.parseJson(text))
                .isInstanceOf(ManifestException.class)
                .hasMessage("the text could not be read as JSON\n  at " + place
                        + "\n  Look at this place and what stands before it.")
                .hasNoCause();
    }

    @Test
    void refusesMoreThanOneValue() {
        assertThatThrownBy(() -> Tree.parseJson("{}\n{}"))
                .hasMessage("a JSON text must hold one value, but there is more after it\n  at line 2, column 1"
                        + "\n  Look at this place and what stands before it.");
    }

    @Test
    void writesOnSeveralLines() {
        assertThat(sample().toJson())
                .isEqualTo(
                        """
                        {
                          "text": "say \\"hi\\"\\t\\u001b\\u2028é",
                          "list": [
                            1,
                            2.5,
                            null
                          ],
                          "empty": [],
                          "none": {}
                        }
                        """);
    }

    @Test
    void writesOnOneLine() {
        assertThat(sample().toJsonLine())
                .isEqualTo(
                        "{\"text\":\"say \\\"hi\\\"\\t\\u001b\\u2028é\",\"list\":[1,2.5,null],\"empty\":[],\"none\":{}}");
    }

    @Test
    void readsWhatItWrites() {
        Tree tree = Tree.of(Arrays.asList(1e300, 1e-7, BigInteger.TEN.pow(30), Long.MIN_VALUE, "\uD83D\uDE00", null));

        assertThat(Tree.parseJson(tree.toJson())).isEqualTo(tree);
        assertThat(Tree.parseJson(tree.toJsonLine())).isEqualTo(tree);
    }

    @Test
    void writesHalfOfASurrogatePairAsAQuestionMark() {
        assertThat(Tree.of("cut \uD83D").toJsonLine()).isEqualTo("\"cut ?\"");
    }

    @Test
    void writesNullForNothing() {
        assertThat(Tree.absent().toJson()).isEqualTo("null\n");
    }

    @Test
    void refusesANumberThatIsNotFinite() {
        assertThatThrownBy(() -> Tree.of(Double.NaN).toJson())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number must be finite, but was NaN");
    }

    private static Tree sample() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "say \"hi\"\t\u001b\u2028é");
        map.put("list", Arrays.asList(1, 2.5, null));
        map.put("empty", List.of());
        map.put("none", Map.of());
        return Tree.of(map);
    }
}
