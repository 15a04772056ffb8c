package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Image;
import dev.railsk.image.Registry;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.InvalidValueException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an overlay changes of all objects at once: their names, and the registry of their images. */
class NamesAndRegistryTest {

    private static ManifestSet production() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> web.host("shop.example").env(env -> env.allFromConfig("settings")))
                        .accessory("redis", redis -> redis.image("redis:8").port("redis", 6379))
                        .config("settings", config -> config.value("A", "1"))
                        .overlay("production", production -> production
                                .namePrefix("acme-")
                                .nameSuffix("-blue")
                                .registry("mirror.internal:5000")))
                .environment("production")
                .render(Revision.of("abcd123"));
    }

    @Test
    void aPrefixAndASuffixStandAroundEveryNameButTheNamespaces() {
        List<String> names = production().manifests().stream()
                .filter(manifest -> !manifest.kind().equals("Namespace"))
                .map(Manifest::name)
                .toList();

        assertThat(names).allMatch(name -> name.startsWith("acme-"));
        assertThat(names)
                .contains("acme-shop-web-blue", "acme-shop-redis-blue")
                .anyMatch(name -> name.startsWith("acme-settings-blue-"));
        assertThat(production().toYaml()).contains("name: acme-settings-blue-").contains("name: shop\n");
    }

    @Test
    void aRegistryHoldsForEveryImage() {
        assertThat(production().toYaml())
                .contains(
                        "image: mirror.internal:5000/acme/shop:abcd123", "image: mirror.internal:5000/library/redis:8")
                .doesNotContain("ghcr.io");
    }

    @ParameterizedTest
    @CsvSource({
        "redis:8, mirror.internal/hub/library/redis:8",
        "docker.io/redis:8, mirror.internal/hub/library/redis:8",
        "docker.io/acme/shop, mirror.internal/hub/acme/shop",
        "acme/shop, mirror.internal/hub/acme/shop",
        "ghcr.io/acme/shop, mirror.internal/hub/acme/shop",
        "localhost/acme/shop, mirror.internal/hub/acme/shop",
        "registry:5000/shop, mirror.internal/hub/shop"
    })
    void anImageKeepsItsPath(String image, String pulled) {
        Registry mirror = new Registry("mirror.internal/hub");

        assertThat(mirror.of(image)).isEqualTo(pulled);
        assertThat(mirror.of(Image.of(image)).repository())
                .isEqualTo(Image.of(pulled).repository());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mirror", "Mirror.internal", "https://mirror.internal", "mirror.internal/", "a b.c"})
    void aRegistryIsAHost(String address) {
        Assertions.assertThatThrownBy(() -> new Registry(address))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a registry must be a lower-case host, perhaps with a port and a path, but was \""
                        + address + "\"");
    }
}
