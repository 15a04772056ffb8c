package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.config.ConfigRollout;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.internal.KustomizeHash;
import dev.railsk.pod.LabelScope;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConfigRenderingTest {

    private static final String HASH = KustomizeHash.ofConfigMap(java.util.Map.of("PLAN", "gold"));

    private static Consumer<AppSpec> shop(ConfigRollout rollout) {
        return app -> app.config(
                        "settings", config -> config.value("PLAN", "gold").rollout(rollout))
                .env(env -> env.allFromConfig("settings").fromConfig("SHOP_PLAN", "settings", "PLAN"))
                .web(web -> {});
    }

    @Test
    void endsNamesInKustomizesHash() {
        RenderedShop shop = RenderedShop.of(shop(ConfigRollout.HASHED_NAME));

        assertThat(shop.only("ConfigMap").value())
                .isEqualTo(yaml(
                        """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings-%s
                  namespace: shop
                data:
                  PLAN: gold
                """
                                .formatted(HASH)));
    }

    @Test
    void rewritesEveryReferenceToAHashedName() {
        RenderedShop shop = RenderedShop.of(shop(ConfigRollout.HASHED_NAME));

        assertThat(shop.container("envFrom").value())
                .isEqualTo(yaml("- configMapRef: {name: settings-%s}".formatted(HASH)));
        assertThat(shop.container("env").items().get(0).value())
                .isEqualTo(yaml(
                        """
                name: SHOP_PLAN
                valueFrom: {configMapKeyRef: {name: settings-%s, key: PLAN}}
                """
                                .formatted(HASH)));
        assertThat(shop.podTemplate().at("metadata", "annotations")).isEqualTo(Tree.absent());
    }

    @Test
    void putsTheSuffixBeforeTheHash() {
        RenderedShop shop =
                RenderedShop.of(shop(ConfigRollout.HASHED_NAME).andThen(app -> app.nameSuffix("-production")));

        assertThat(shop.at("ConfigMap", "metadata", "name").text()).contains("settings-production-" + HASH);
    }

    @Test
    void annotatesThePodsThatUseItWithAChecksum() {
        RenderedShop shop = RenderedShop.of(
                shop(ConfigRollout.CHECKSUM_ANNOTATION).andThen(app -> app.worker("sidekiq", worker -> {})));

        assertThat(shop.at("ConfigMap", "metadata", "name").text()).contains("settings");
        assertThat(shop.object("Deployment", "shop-web")
                        .at("spec", "template", "metadata", "annotations")
                        .value())
                .isEqualTo(yaml("checksum/settings: " + HASH));
    }

    @Test
    void annotatesNoPodThatDoesNotUseIt() {
        RenderedShop shop = RenderedShop.of(app -> app.config(
                        "settings", config -> config.value("PLAN", "gold").rollout(ConfigRollout.CHECKSUM_ANNOTATION))
                .web(web -> web.env(env -> env.fromConfig("PLAN", "settings", "PLAN")))
                .worker("sidekiq", worker -> {}));

        assertThat(shop.object("Deployment", "shop-sidekiq").at("spec", "template", "metadata", "annotations"))
                .isEqualTo(Tree.absent());
        assertThat(shop.object("Deployment", "shop-web")
                        .at("spec", "template", "metadata", "annotations", "checksum/settings")
                        .text())
                .contains(HASH);
    }

    @Test
    void leavesNamesAndPodsAloneWithoutARollout() {
        RenderedShop shop = RenderedShop.of(shop(ConfigRollout.NONE));

        assertThat(shop.at("ConfigMap", "metadata", "name").text()).contains("settings");
        assertThat(shop.podTemplate().at("metadata", "annotations")).isEqualTo(Tree.absent());
    }

    @Test
    void carriesLabelsOfItsScope() {
        RenderedShop shop = RenderedShop.of(
                shop(ConfigRollout.NONE).andThen(app -> app.label("team", "payments", LabelScope.CONFIG)));

        assertThat(shop.at("ConfigMap", "metadata", "labels").value()).isEqualTo(yaml("team: payments"));
    }
}
