package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private final SecretMask mask = new SecretMask();

    @Test
    void hidesValuesAsTheyAreAndEncoded() {
        mask.learn(Tree.of(Map.of("data", Map.of("PASSWORD", "c3dvcmRmaXNo"))));

        assertThat(mask.hide("login swordfish, c3dvcmRmaXNo")).isEqualTo("login (hidden), (hidden)");
    }

    @Test
    void hidesEveryLineOfALongValue() {
        mask.learn(Tree.of(Map.of("stringData", Map.of("KEY", "-----BEGIN-----\nabcdefgh\n-----END-----"))));

        assertThat(mask.hide("got abcdefgh")).isEqualTo("got (hidden)");
    }

    @Test
    void hidesTheLongerOfTwoValues() {
        mask.learn(Tree.of(Map.of("stringData", Map.of("A", "secret", "B", "secret-two"))));

        assertThat(mask.hide("secret-two")).isEqualTo("(hidden)");
    }

    @Test
    void leavesCommonWordsAlone() {
        mask.learn(Tree.of(Map.of("stringData", Map.of("FLAG", "true"))));

        assertThat(mask.hide("ready is true")).isEqualTo("ready is true");
    }

    @Test
    void saysNoValue() {
        mask.learn(Tree.of(Map.of("stringData", Map.of("A", "swordfish"))));

        assertThat(mask).hasToString("SecretMask[2]");
    }

    /** Cut one after the other, the first would take the beginning of the second with it, and leave its end. */
    @Test
    void hidesValuesThatOverlap() {
        mask.learn(Tree.of(Map.of("stringData", Map.of("A", "abcdefgh", "B", "efghijkl"))));

        assertThat(mask.hide("<abcdefghijkl>")).isEqualTo("<(hidden)>");
    }

    @Test
    void hidesShortValuesInTheRefusalOfTheirOwnSecret() {
        SecretMask own = SecretMask.ofRefusal(Tree.of(Map.of("stringData", Map.of("PIN", 1234))));

        assertThat(own.hide("cannot unmarshal number 1234 into string"))
                .isEqualTo("cannot unmarshal number (hidden) into string");
    }
}
