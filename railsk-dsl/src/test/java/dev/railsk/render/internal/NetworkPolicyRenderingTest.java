package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.backing.Backing;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.observe.Scrape;
import dev.railsk.pod.LabelScope;
import dev.railsk.policy.NetworkPoliciesSpec;
import dev.railsk.policy.Peer;
import dev.railsk.scale.RedisServer;
import dev.railsk.workload.Scale;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NetworkPolicyRenderingTest {

    private static final String NAMES =
            "{\"ports\": [{\"protocol\": \"UDP\", \"port\": 53}, {\"protocol\": \"TCP\", \"port\": 53}]}";
    private static final String HTTPS = "{\"ports\": [{\"protocol\": \"TCP\", \"port\": 443}]}";

    private static ManifestSet render(Consumer<AppSpec> more, Consumer<NetworkPoliciesSpec> policies) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .web(web -> web.host("shop.example"))
                            .networkPolicies(policies);
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT)
                .render(Revision.of("abcd123"));
    }

    private static Tree spec(ManifestSet set, String name) {
        return set.get("NetworkPolicy", name).tree().at("spec");
    }

    private static List<Tree> trees(String... json) {
        return List.of(json).stream().map(Tree::parseJson).toList();
    }

    @Test
    void letsTheWebBeCalledAndCallNamesAndHttps() {
        Tree spec = spec(render(app -> {}, policies -> {}), "shop-web");

        assertThat(spec.at("podSelector", "matchLabels"))
                .isEqualTo(Tree.parseJson(
                        "{\"app.kubernetes.io/name\": \"shop\", \"app.kubernetes.io/component\": \"web\"}"));
        assertThat(spec.at("policyTypes").value()).isEqualTo(List.of("Ingress", "Egress"));
        assertThat(spec.at("ingress").items())
                .isEqualTo(trees("{\"ports\": [{\"protocol\": \"TCP\", \"port\": 3000}]}"));
        assertThat(spec.at("egress").items()).isEqualTo(trees(NAMES, HTTPS));
    }

    @Test
    void letsASidecarBeCalledThatServesTheWeb() {
        ManifestSet set = render(
                app -> app.web("admin", admin -> admin.sidecar(
                                "login", login -> login.image("oauth2-proxy:7").port("login", 4180))
                        .path("/admin")
                        .serve("login")),
                policies -> policies.ingressFrom(Peer.namespace("ingress-nginx")));

        assertThat(spec(set, "shop-admin")
                        .at("ingress")
                        .items()
                        .get(0)
                        .at("ports")
                        .items())
                .isEqualTo(trees("{\"protocol\": \"TCP\", \"port\": 4180}"));
    }

    @Test
    void coversTheMigrationAndCronTasks() {
        ManifestSet set =
                render(app -> app.cron("tidy", cron -> cron.at("@daily").command("tidy")), policies -> {});

        for (String task : List.of("migrate", "tidy")) {
            Tree spec = spec(set, "shop-" + task);
            assertThat(spec.at("podSelector", "matchLabels", "app.kubernetes.io/component")
                            .text())
                    .contains(task);
            assertThat(spec.at("ingress").isPresent()).isFalse();
            assertThat(spec.at("egress").items()).isEqualTo(trees(NAMES, HTTPS));
        }
    }

    @Test
    void letsOnlyTheIngressControllerCallTheWeb() {
        Tree spec = spec(
                render(
                        app -> {},
                        policies -> policies.ingressFrom(Peer.namespace("ingress-nginx"), Peer.network("10.0.0.0/16"))),
                "shop-web");

        assertThat(spec.at("ingress").items())
                .isEqualTo(
                        trees(
                                """
                                {"from": [
                                  {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress-nginx"}}},
                                  {"ipBlock": {"cidr": "10.0.0.0/16"}}],
                                 "ports": [{"protocol": "TCP", "port": 3000}]}
                                """));
    }

    @Test
    void aWorkerIsCalledByNobody() {
        Tree spec = spec(render(app -> app.worker("sidekiq", worker -> {}), policies -> {}), "shop-sidekiq");

        assertThat(spec.at("ingress").isPresent()).isFalse();
        assertThat(spec.at("policyTypes").value()).isEqualTo(List.of("Ingress", "Egress"));
    }

    @Test
    void letsMonitoringCallThePortWithMetrics() {
        Tree spec = spec(
                render(
                        app -> app.worker("sidekiq", worker -> {}).metrics("metrics", 9394, Scrape.podMonitor()),
                        policies -> policies.monitoringFrom(Peer.namespace("monitoring"))),
                "shop-sidekiq");

        assertThat(spec.at("ingress").items())
                .isEqualTo(
                        trees(
                                """
                                {"from": [
                                  {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}],
                                 "ports": [{"protocol": "TCP", "port": 9394}]}
                                """));
    }

    @Test
    void letsTheAppAndItsTasksCallAnAccessory() {
        ManifestSet set = render(
                app -> app.accessory("redis", redis -> redis.image("redis:8").port("redis", 6379)),
                policies -> policies.noHttpsOut());

        String web = "{\"podSelector\": {\"matchLabels\": {\"app.kubernetes.io/name\": \"shop\","
                + " \"app.kubernetes.io/component\": \"web\"}}}";
        assertThat(spec(set, "shop-redis").at("ingress").items())
                .isEqualTo(trees("{\"from\": [" + web + ", " + web.replace("\"web\"", "\"migrate\"") + ", "
                        + web.replace("\"web\"", "\"console\"")
                        + "], \"ports\": [{\"protocol\": \"TCP\", \"port\": 6379}]}"));
        assertThat(spec(set, "shop-redis").at("egress").items()).isEqualTo(trees(NAMES));
        assertThat(spec(set, "shop-web").at("egress").items())
                .isEqualTo(trees(
                        NAMES,
                        "{\"to\": [" + web.replace("\"web\"", "\"redis\"")
                                + "], \"ports\": [{\"protocol\": \"TCP\", \"port\": 6379}]}"));
    }

    @Test
    void letsTheAppCallAProcessThatListens() {
        ManifestSet set = render(
                app -> app.process(
                        "search", search -> search.command("bin/search").port("http", 7700)),
                policies -> policies.noHttpsOut());

        assertThat(spec(set, "shop-search").at("ingress").items())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.at("ports").items().get(0).at("port").value())
                            .isEqualTo(7700L);
                    assertThat(rule.at("from").items()).hasSize(4);
                });
    }

    @Test
    void letsPodsCallBackingServicesAndOutlets() {
        ManifestSet set = render(
                app -> app.backing(Backing.postgres("db", db -> db.at(Peer.network("10.1.0.0/24"))))
                        .backing(Backing.memcached("cache", cache -> cache.at(Peer.pods("cache", "app", "memcached")))),
                policies -> policies.noHttpsOut().outlet("smtp", Peer.anybody(), 465, 587));

        assertThat(spec(set, "shop-migrate").at("egress").items())
                .isEqualTo(trees(
                        NAMES,
                        "{\"to\": [{\"ipBlock\": {\"cidr\": \"10.1.0.0/24\"}}],"
                                + " \"ports\": [{\"protocol\": \"TCP\", \"port\": 5432}]}",
                        "{\"to\": [{\"namespaceSelector\": {\"matchLabels\":"
                                + " {\"kubernetes.io/metadata.name\": \"cache\"}},"
                                + " \"podSelector\": {\"matchLabels\": {\"app\": \"memcached\"}}}],"
                                + " \"ports\": [{\"protocol\": \"TCP\", \"port\": 11211}]}",
                        "{\"ports\": [{\"protocol\": \"TCP\", \"port\": 465},"
                                + " {\"protocol\": \"TCP\", \"port\": 587}]}"));
    }

    @Test
    void givesTheAppTheAddressOfABackingService() {
        Manifest web = render(
                        app -> app.secret(Secrets.existing("shop-secrets", "DATABASE_URL"))
                                .backing(Backing.postgres("db", db -> db.url("shop-secrets", "DATABASE_URL")))
                                .accessory("redis", redis -> redis.image("redis:8")),
                        policies -> {})
                .get("Deployment", "shop-web");

        assertThat(web.tree()
                        .at("spec", "template", "spec", "containers")
                        .items()
                        .get(0)
                        .at("env")
                        .items())
                .contains(
                        Tree.parseJson(
                                """
                        {"name": "DATABASE_URL",
                         "valueFrom": {"secretKeyRef": {"name": "shop-secrets", "key": "DATABASE_URL"}}}
                        """));
    }

    @Test
    void letsAnAccessoryCallWhomItNames() {
        ManifestSet set = render(
                app -> app.accessory(
                                "scanner", scanner -> scanner.image("clamav:1").httpsOut())
                        .accessory("relay", relay -> relay.image("relay:1")
                                .outlet("smtp", Peer.network("10.1.0.0/24"), 587)),
                policies -> policies.noHttpsOut().outlet("search", Peer.anybody(), 9200));

        assertThat(spec(set, "shop-scanner").at("egress").items()).isEqualTo(trees(NAMES, HTTPS));
        assertThat(spec(set, "shop-relay").at("egress").items())
                .isEqualTo(
                        trees(
                                NAMES,
                                "{\"to\": [{\"ipBlock\": {\"cidr\": \"10.1.0.0/24\"}}], \"ports\": [{\"protocol\": \"TCP\", \"port\": 587}]}"));
        assertThat(spec(set, "shop-web").at("egress").items())
                .isEqualTo(trees(NAMES, "{\"ports\": [{\"protocol\": \"TCP\", \"port\": 9200}]}"));
    }

    @Test
    void aWorkloadSpeaksHttpsOtherwiseThanTheApp() {
        ManifestSet set = render(
                app -> app.worker("sidekiq", worker -> worker.noHttpsOut())
                        .worker("mail", worker -> worker.outlet("smtp", Peer.anybody(), 587)),
                policies -> {});

        assertThat(spec(set, "shop-sidekiq").at("egress").items()).isEqualTo(trees(NAMES));
        assertThat(spec(set, "shop-mail").at("egress").items())
                .isEqualTo(trees(NAMES, HTTPS, "{\"ports\": [{\"protocol\": \"TCP\", \"port\": 587}]}"));
    }

    private static Tree keda(String address, Consumer<NetworkPoliciesSpec> policies) {
        ManifestSet set = render(
                app -> app.accessory("redis", redis -> redis.image("redis:8").port("redis", 6379))
                        .worker(
                                "sidekiq",
                                worker -> worker.scale(Scale.keda(keda ->
                                        keda.redis(RedisServer.at(address)).queueLength("default", 10)))),
                policies);
        return spec(set, "shop-redis").at("ingress");
    }

    @Test
    void letsKedaAskTheRedisByWhichItScales() {
        for (String address :
                List.of("shop-redis.shop:6379", "shop-redis.shop.svc:6379", "shop-redis.shop.svc.cluster.local:6379")) {
            assertThat(keda(address, policies -> {}).items().get(1))
                    .isEqualTo(
                            Tree.parseJson(
                                    """
                    {"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "keda"}}}],
                     "ports": [{"protocol": "TCP", "port": 6379}]}
                    """));
        }
    }

    @Test
    void letsKedaOfAnotherNamespaceAsk() {
        assertThat(keda("shop-redis.shop:6379", policies -> policies.kedaFrom(Peer.namespace("scaling")))
                        .items()
                        .get(1)
                        .at("from")
                        .items()
                        .get(0)
                        .at("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name")
                        .text())
                .contains("scaling");
    }

    @Test
    void letsKedaAskNoRedisOfOthersByTheApps() {
        for (String address : List.of("shop-redis.other:6379", "redis.internal:6379", "shop-redis.shop:6380")) {
            assertThat(keda(address, policies -> {}).items()).hasSize(1);
        }
    }

    @Test
    void selectsATasksPodsByTheLabelsThatTheyHave() {
        ManifestSet set = render(
                app -> app.label("app.kubernetes.io/component", "job", LabelScope.TASKS)
                        .cron("tidy", cron -> cron.at("@daily").command("tidy").identity("job", "tidy")),
                policies -> {});

        assertThat(spec(set, "shop-migrate").at("podSelector", "matchLabels"))
                .isEqualTo(Tree.parseJson(
                        "{\"app.kubernetes.io/name\": \"shop\", \"app.kubernetes.io/component\": \"job\"}"));
        assertThat(spec(set, "shop-tidy").at("podSelector", "matchLabels"))
                .isEqualTo(Tree.parseJson("{\"job\": \"tidy\"}"));
        assertThat(set.get("CronJob", "shop-tidy")
                        .tree()
                        .at("spec", "jobTemplate", "spec", "template", "metadata", "labels"))
                .isEqualTo(Tree.parseJson("{\"job\": \"tidy\", \"app.kubernetes.io/component\": \"job\"}"));
    }
}
