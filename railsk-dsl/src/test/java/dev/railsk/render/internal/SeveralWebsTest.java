package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Tree;
import dev.railsk.network.Exposure;
import dev.railsk.network.PathMatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SeveralWebsTest {

    private static void stream(AppSpec app) {
        app.env(env -> env.value("SECRET_KEY_BASE", "1"))
                .web(web -> web.host("shop.example"))
                .web("streaming", streaming -> streaming
                        .image("ghcr.io/acme/streaming")
                        .command("node", "./streaming")
                        .port("http", 4000)
                        .path("/api/v1/streaming"));
    }

    private static String refusal(Consumer<AppSpec> definition) {
        StringBuilder message = new StringBuilder();
        assertThatThrownBy(() -> RenderedShop.of(definition))
                .satisfies(problem -> message.append(problem.getMessage()));
        return message.toString().replaceAll("\\(\\w+\\.java:\\d+\\)", "(line)");
    }

    @Test
    void givesEachItsDeploymentServiceAndBudget() {
        assertThat(RenderedShop.of(SeveralWebsTest::stream).objects())
                .containsExactly(
                        "Namespace shop",
                        "Service shop-web",
                        "Service shop-streaming",
                        "Deployment shop-web",
                        "Deployment shop-streaming",
                        "PodDisruptionBudget shop-web-pdb",
                        "PodDisruptionBudget shop-streaming-pdb",
                        "Ingress shop-web");
    }

    @Test
    void servesPathsWithoutAHostUnderTheFirstHostsLongestFirst() {
        RenderedShop shop = RenderedShop.of(app -> {
            stream(app);
            app.web("exports", exports -> exports.path("/exports/latest", PathMatch.EXACT)
                    .addPath("/exports"));
        });

        assertThat(shop.at("Ingress", "spec", "rules").value())
                .isEqualTo(
                        yaml(
                                """
                - host: shop.example
                  http:
                    paths:
                    - {path: /api/v1/streaming, pathType: Prefix, backend: {service: {name: shop-streaming, port: {number: 80}}}}
                    - {path: /exports/latest, pathType: Exact, backend: {service: {name: shop-exports, port: {number: 80}}}}
                    - {path: /exports, pathType: Prefix, backend: {service: {name: shop-exports, port: {number: 80}}}}
                    - {path: /, pathType: Prefix, backend: {service: {name: shop-web, port: {number: 80}}}}
                """));
    }

    @Test
    void givesAWebWithHostsAnIngressOfItsOwn() {
        RenderedShop shop = RenderedShop.of(app -> app.web(web -> web.host("shop.example"))
                .web("admin", admin -> admin.host("admin.example").path("/a").addPath("/b")));

        assertThat(shop.object("Ingress", "shop-admin").at("spec", "rules").value())
                .isEqualTo(
                        yaml(
                                """
                - host: admin.example
                  http:
                    paths:
                    - {path: /a, pathType: Prefix, backend: {service: {name: shop-admin, port: {number: 80}}}}
                    - {path: /b, pathType: Prefix, backend: {service: {name: shop-admin, port: {number: 80}}}}
                """));
        assertThat(shop.object("Ingress", "shop-web").at("spec", "rules").items())
                .hasSize(1);
    }

    @Test
    void takesAForeignImageForNoRailsApp() {
        Tree pod = RenderedShop.of(SeveralWebsTest::stream)
                .object("Deployment", "shop-streaming")
                .at("spec", "template", "spec");
        Tree container = pod.at("containers").items().get(0);

        assertThat(pod.at("initContainers")).isEqualTo(Tree.absent());
        assertThat(container.at("image").text()).contains("ghcr.io/acme/streaming:abcd123");
        assertThat(container.at("command").value()).isEqualTo(yaml("[node, ./streaming]"));
        for (String rails :
                new String[] {"args", "env", "envFrom", "startupProbe", "readinessProbe", "livenessProbe"}) {
            assertThat(container.at(rails)).as(rails).isEqualTo(Tree.absent());
        }
        assertThat(container.at("lifecycle").value()).isEqualTo(yaml("{preStop: {sleep: {seconds: 10}}}"));
    }

    @Test
    void takesAnImageForTheAppsCodeWhenThatIsSaid() {
        Tree container = RenderedShop.of(app -> app.env(env -> env.value("A", "1"))
                        .web(web ->
                                web.image("ghcr.io/acme/shop-media").appEnv().port("http", 4000)))
                .container();

        assertThat(container.at("env").value())
                .isEqualTo(
                        yaml("[{name: A, value: '1'}, {name: TMPDIR, value: /tmp/ruby}, {name: PORT, value: '4000'}]"));
        assertThat(container.at("args").value()).isEqualTo(yaml("[bundle, exec, puma, -C, config/puma.rb]"));
        assertThat(container.at("readinessProbe", "httpGet", "path").text()).contains("/up");
    }

    @Test
    void keepsTheEnvironmentFromTheAppsOwnImageWhenThatIsSaid() {
        Tree container = RenderedShop.of(app -> app.env(env -> env.value("A", "1"))
                        .web(web -> web.noAppEnv().command("node", "server.js").port("http", 4000)))
                .container();

        assertThat(container.at("env")).isEqualTo(Tree.absent());
        assertThat(container.at("startupProbe")).isEqualTo(Tree.absent());
    }

    @Test
    void isARailsAppAgainInAnOverlayThatTakesTheAppsImage() {
        RailsApp app = RailsApp.define("shop", spec -> spec.image("ghcr.io/acme/shop")
                .web(web -> web.image("nginx:1").port("http", 8080))
                .overlay("staging", staging -> staging.web(web -> web.defaultImage())));

        String yaml = app.environment("staging")
                .render(dev.railsk.image.Revision.of("abcd123"))
                .toYaml();

        assertThat(yaml).contains("- puma").contains("path: /up").contains("value: \"8080\"");
    }

    @Test
    void refusesTwoWebsOnOnePath() {
        assertThat(refusal(app ->
                        app.web(web -> web.host("shop.example").path("/a")).web("other", other -> other.path("/a"))))
                .isEqualTo(
                        """
                        App "shop" has 1 problem:
                          1. web other: the path "/a" of "shop.example" leads to web already
                               at shop > web other > path (line)
                               Give one of the two another path(..) or host(..).
                        """
                                .strip());
    }

    @Test
    void refusesTwoWebsOnOneHost() {
        assertThat(refusal(app ->
                        app.web(web -> web.host("shop.example")).web("other", other -> other.host("shop.example"))))
                .contains("web other: the path \"/\" of \"shop.example\" leads to web already")
                .contains("at shop > web other > host (line)");
    }

    @Test
    void refusesAPathWithoutAnyHost() {
        assertThat(refusal(app -> app.web(web -> {}).web("other", other -> other.path("/a"))))
                .contains("web other: the path \"/a\" has no host, since no web workload has one")
                .contains("at shop > web other > path (line)");
    }

    @Test
    void hidesAWebThatIsNotExposed() {
        RenderedShop shop = RenderedShop.of(app -> app.web(web -> web.host("shop.example"))
                .web("other", other -> other.path("/a").expose(Exposure.none())));

        assertThat(shop.set().toYaml()).doesNotContain("path: /a");
    }

    @Test
    void refusesAForeignImageThatDoesNotSayItsPort() {
        assertThat(refusal(app -> app.web(web -> web.image("nginx:1"))))
                .contains("web: a web workload must listen on a port")
                .contains("Add port(\"http\", 3000).");
    }

    @Test
    void runsTheCableOnItsOwnPortAndPath() {
        RenderedShop shop =
                RenderedShop.of(app -> app.web(web -> web.host("shop.example")).cable(cable -> cable.replicas(3)));
        Tree deployment = shop.object("Deployment", "shop-cable");
        Tree container =
                deployment.at("spec", "template", "spec", "containers").items().get(0);

        assertThat(deployment.at("spec", "replicas").value()).isEqualTo(yaml("3"));
        assertThat(container.at("ports").value()).isEqualTo(yaml("[{name: http, containerPort: 28080}]"));
        assertThat(container.at("env").value())
                .isEqualTo(yaml("[{name: TMPDIR, value: /tmp/ruby}, {name: PORT, value: '28080'}]"));
        assertThat(shop.at("Ingress", "spec", "rules")
                        .items()
                        .get(0)
                        .at("http", "paths")
                        .items()
                        .get(0)
                        .at("path")
                        .text())
                .contains("/cable");
    }

    @Test
    void changesAddsAndRemovesWebsInOverlays() {
        RailsApp app = RailsApp.define("shop", spec -> {
            stream(spec.image("ghcr.io/acme/shop"));
            spec.overlay("one", one -> one.web("streaming", web -> web.replicas(7))
                            .addWeb("more", more -> more.path("/more")))
                    .overlay(
                            "two",
                            two -> two.namespace("two").removeWeb("streaming").addCable(cable -> {}));
        });

        assertThat(app.environment("one")
                        .render(dev.railsk.image.Revision.of("a"))
                        .toYaml())
                .contains("replicas: 7")
                .contains("path: /more");
        assertThat(app.environment("two")
                        .render(dev.railsk.image.Revision.of("a"))
                        .toYaml())
                .doesNotContain("streaming")
                .contains("path: /cable");
    }

    @Test
    void leavesAnOpenHostOfAnyWebToTheOverlays() {
        RailsApp app = RailsApp.define(
                "shop", spec -> spec.image("ghcr.io/acme/shop:1").web("admin", web -> web.openHost("per environment")));

        assertThat(app.renderBase().openSlots().get(0).nextStep())
                .isEqualTo("Set the host in the overlay: web(\"admin\", web -> web.host(\"..\")).");
    }
}
