package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimalAppTest {

    private static final RenderedShop SHOP =
            RenderedShop.of(app -> app.web(web -> web.host("shop.example")).worker("sidekiq", worker -> {}));

    @Test
    void rendersWhatAPersonHasRead() {
        Golden.assertGolden("minimal.yaml", SHOP.set());
    }

    @Test
    void migratesAsAPersonHasRead() {
        Golden.assertGolden(
                "minimal-migration.yaml",
                ManifestSet.of(List.of(SHOP.environment()
                        .renderTask(
                                SHOP.environment().migration().orElseThrow().task(),
                                dev.railsk.image.Revision.of("abcd123"),
                                1))));
    }

    @Test
    void saysHowToWriteAMissingGolden() {
        ManifestSet set = ManifestSet.parse("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");

        assertThatThrownBy(() -> Golden.assertGolden("missing.yaml", set))
                .hasMessage(
                        """
                there is no golden file src/test/resources/golden/missing.yaml
                Read what was rendered, and write it there:
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                """);
    }

    @Test
    void givesEveryObjectALineOfTheDefinition() {
        List<String> without = new ArrayList<>();
        SHOP.set().forEach(manifest -> {
            if (manifest.origin().isEmpty()) {
                without.add(manifest.toString());
            }
        });

        assertThat(without).isEmpty();
    }
}
