package dev.railsk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES = List.of("canary", "production", "staging");

    @Test
    void findsOneLetterTooFew() {
        assertThat(Nearest.of("stagin", NAMES)).contains("staging");
    }

    @Test
    void findsTwoLettersSwapped() {
        assertThat(Nearest.of("cnaary", NAMES)).contains("canary");
        assertThat(Nearest.of("ab", List.of("ba"))).contains("ba");
    }

    @Test
    void findsABeginning() {
        assertThat(Nearest.of("prod", NAMES)).contains("production");
    }

    @Test
    void doesNotGuessFromAfar() {
        assertThat(Nearest.of("qa", NAMES)).isEmpty();
        assertThat(Nearest.of("qa", List.of())).isEmpty();
    }

    @Test
    void sortsTheNearestFirst() {
        assertThat(Nearest.sorted("prod", NAMES)).containsExactly("production", "canary", "staging");
        assertThat(Nearest.list("prod", NAMES)).isEqualTo("production, canary, staging");
    }

    @Test
    void asksBeforeTheNextStep() {
        assertThat(Nearest.suggest("stagin", NAMES, "Name one.")).isEqualTo("Did you mean \"staging\"? Name one.");
        assertThat(Nearest.suggest("qa", NAMES, "Name one.")).isEqualTo("Name one.");
    }

    @Test
    void findsAllThatMayBeMeant() {
        List<String> names = List.of("shop-secret", "shop-secrets-old", "hsop-secrets", "registry");

        assertThat(Nearest.alike("shop-secrets", names))
                .containsExactly("hsop-secrets", "shop-secret", "shop-secrets-old");
        assertThat(Nearest.alike("DATABASE_URL", List.of("PORT", "HOST"))).isEmpty();
    }

    @Property
    void aNameItselfIsNearest(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
        assertThat(Nearest.sorted(name, List.of("zzzzzzzzzzzzz", name, name + "x"))
                        .get(0))
                .isEqualTo(name);
    }
}
