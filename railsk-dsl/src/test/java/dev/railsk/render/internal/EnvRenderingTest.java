package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.Tree;
import org.junit.jupiter.api.Test;

class EnvRenderingTest {

    @Test
    void rendersEverySourceOfAValue() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .secret(Secrets.existing("shop-secrets", "TOKEN"))
                .env(env -> env.value("RAILS_ENV", "production")
                        .field("NODE", "spec.nodeName")
                        .fromSecret("TOKEN", "shop-secrets", "TOKEN"))
                .web(web -> {}));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: RAILS_ENV, value: production}
                - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
                - {name: TOKEN, valueFrom: {secretKeyRef: {name: shop-secrets, key: TOKEN}}}
                """));
    }

    @Test
    void tellsTheBuildThatRunsAndReadsConfigsThatOthersMake() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .config(Configs.existing("cluster-facts", "REGION"))
                .env(env -> env.revision("SENTRY_RELEASE")
                        .fromConfig("REGION", "cluster-facts", "REGION")
                        .allFromConfig("cluster-facts"))
                .web(web -> {}));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: SENTRY_RELEASE, value: abcd123}
                - {name: REGION, valueFrom: {configMapKeyRef: {name: cluster-facts, key: REGION}}}
                """));
        assertThat(shop.container("envFrom").value()).isEqualTo(yaml("[{configMapRef: {name: cluster-facts}}]"));
        assertThat(shop.set().ofKind("ConfigMap")).isEmpty();
    }

    @Test
    void putsTheWorkloadsVariablesAfterTheAppsAndLetsThemWin() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .env(env -> env.value("A", "app").value("B", "app"))
                .web(web -> web.env(env -> env.value("C", "web").value("A", "web"))));

        assertThat(shop.container("env").value())
                .isEqualTo(yaml("[{name: A, value: web}, {name: B, value: app}, {name: C, value: web}]"));
    }

    @Test
    void keepsTheOrderOfSources() {
        RenderedShop shop = RenderedShop.of(app -> app.secret(Secrets.existing("first"))
                .secret(Secrets.existing("last"))
                .env(env -> env.allFromSecret("last").allFromSecret("first"))
                .web(web -> {}));

        assertThat(shop.container("envFrom").value())
                .isEqualTo(yaml("[{secretRef: {name: last}}, {secretRef: {name: first}}]"));
    }

    @Test
    void leavesNamesOfSecretsAloneUnderASuffix() {
        RenderedShop shop = RenderedShop.of(app -> app.nameSuffix("-blue")
                .secret(Secrets.existing("shop-secrets"))
                .pullSecrets("registry")
                .env(env -> env.allFromSecret("shop-secrets"))
                .web(web -> {}));

        assertThat(shop.container("envFrom").value()).isEqualTo(yaml("[{secretRef: {name: shop-secrets}}]"));
        assertThat(shop.pod("imagePullSecrets").value()).isEqualTo(yaml("[{name: registry}]"));
    }

    @Test
    void rendersAnEmptyValue() {
        RenderedShop shop = RenderedShop.of(
                app -> app.noScratch().env(env -> env.value("EMPTY", "")).web(web -> {}));

        assertThat(shop.container("env").value()).isEqualTo(yaml("[{name: EMPTY, value: ''}]"));
    }

    @Test
    void rendersNothingWithoutVariables() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch().web(web -> {}));

        assertThat(shop.container("env")).isEqualTo(Tree.absent());
        assertThat(shop.container("envFrom")).isEqualTo(Tree.absent());
    }

    @Test
    void pointsRubyToItsFolderAfterAllOtherVariables() {
        RenderedShop shop = RenderedShop.of(
                app -> app.env(env -> env.value("A", "1")).web(web -> web.env(env -> env.value("B", "2"))));

        assertThat(shop.container("env").value())
                .isEqualTo(yaml("[{name: A, value: '1'}, {name: B, value: '2'}, {name: TMPDIR, value: /tmp/ruby}]"));
    }

    @Test
    void leavesAnAuthorsTmpdirAlone() {
        RenderedShop shop = RenderedShop.of(app ->
                app.env(env -> env.value("TMPDIR", "/mnt").value("A", "1")).web(web -> {}));

        assertThat(shop.container("env").value())
                .isEqualTo(yaml("[{name: TMPDIR, value: /mnt}, {name: A, value: '1'}]"));
    }
}
