package consumer.definition;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.railsk.image.Revision;
import org.junit.jupiter.api.Test;

class ShopTest {

    @Test
    void rendersWithoutAClient() {
        String yaml = Shop.app().environment("default").render(Revision.of("abcd123")).toYaml();

        assertTrue(yaml.contains("image: ghcr.io/acme/shop:abcd123"), yaml);
        assertThrows(ClassNotFoundException.class, () -> Class.forName("io.fabric8.kubernetes.client.KubernetesClient"));
    }
}
