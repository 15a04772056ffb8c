package dev.railsk.deploy.internal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMatchesTest {

    @Test
    void findsTyposAndParts() {
        List<String> names = List.of("shop-secret", "shop-secrets-old", "hsop-secrets", "registry");

        assertThat(NearMatches.of("shop-secrets", names))
                .containsExactly("hsop-secrets", "shop-secret", "shop-secrets-old");
    }

    @Test
    void findsNothingAmongStrangers() {
        assertThat(NearMatches.of("DATABASE_URL", List.of("PORT", "HOST"))).isEmpty();
    }
}
