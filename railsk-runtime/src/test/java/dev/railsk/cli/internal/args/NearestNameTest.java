package dev.railsk.cli.internal.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> NAMES = List.of("canary", "production", "staging");

    @Test
    void findsOneLetterTooFew() {
        assertThat(NearestName.of("stagin", NAMES)).contains("staging");
    }

    @Test
    void findsTwoLettersSwapped() {
        assertThat(NearestName.of("cnaary", NAMES)).contains("canary");
    }

    @Test
    void findsABeginning() {
        assertThat(NearestName.of("prod", NAMES)).contains("production");
    }

    @Test
    void doesNotGuessFromAfar() {
        assertThat(NearestName.of("qa", NAMES)).isEmpty();
    }

    @Test
    void sortsTheNearestFirst() {
        assertThat(NearestName.sorted("prod", NAMES)).containsExactly("production", "canary", "staging");
    }
}
