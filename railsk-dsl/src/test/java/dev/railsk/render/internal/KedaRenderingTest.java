package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaSpec;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScalePace;
import dev.railsk.workload.Scale;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KedaRenderingTest {

    private static RenderedShop keda(Consumer<KedaSpec> definition) {
        return RenderedShop.of(app -> app.secret(Secrets.existing("shop", "REDIS_PASSWORD", "QUEUE_URL"))
                .worker("sidekiq", worker -> worker.scale(Scale.keda(definition))));
    }

    private static void officeHours(KedaSpec keda) {
        keda.officeHours("0 8 * * 1-5", "0 18 * * 1-5", "Europe/London", 2);
    }

    private static @Nullable Object trigger(Consumer<KedaSpec> definition) {
        return keda(definition)
                .at("ScaledObject", "spec", "triggers")
                .items()
                .get(0)
                .value();
    }

    @Test
    void scalesByWhatWaitsInAQueueOfSidekiq() {
        RenderedShop shop = keda(keda -> keda.between(0, 20)
                .redis(RedisServer.at("redis.internal:6379")
                        .password("shop", "REDIS_PASSWORD")
                        .tls()
                        .database(1))
                .queueLength("default", 50));

        assertThat(shop.only("ScaledObject").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: shop-sidekiq, namespace: shop}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop-sidekiq}
                  minReplicaCount: 0
                  maxReplicaCount: 20
                  triggers:
                  - type: redis
                    metadata:
                      address: redis.internal:6379
                      listName: queue:default
                      listLength: "50"
                      databaseIndex: "1"
                      enableTLS: "true"
                    authenticationRef: {name: shop-sidekiq-redis}
                """));
        assertThat(shop.at("Deployment", "spec", "replicas")).isEqualTo(Tree.absent());
        assertThat(shop.set().ofKind("HorizontalPodAutoscaler")).isEmpty();
    }

    @Test
    void readsThePasswordFromTheAppsSecret() {
        RenderedShop shop = keda(keda -> keda.redis(
                        RedisServer.at("redis:6379").user("shop", "REDIS_USER").password("shop", "REDIS_PASSWORD"))
                .queueLength("default", 50)
                .queueLength("mailers", 5));

        assertThat(shop.only("TriggerAuthentication").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: keda.sh/v1alpha1
                kind: TriggerAuthentication
                metadata: {name: shop-sidekiq-redis, namespace: shop}
                spec:
                  secretTargetRef:
                  - {parameter: username, name: shop, key: REDIS_USER}
                  - {parameter: password, name: shop, key: REDIS_PASSWORD}
                """));
        assertThat(shop.at("ScaledObject", "spec", "triggers").items()).hasSize(2);
    }

    @Test
    void scalesByTheLatencyThatPrometheusKnows() {
        assertThat(trigger(keda -> keda.prometheus("http://prom:9090").queueLatency("pull", Duration.ofSeconds(30))))
                .isEqualTo(
                        yaml(
                                """
                type: prometheus
                metadata:
                  serverAddress: http://prom:9090
                  query: 'max({__name__=~"sidekiq_queue_latency(_seconds)?",queue="pull",namespace="shop"})'
                  threshold: "30"
                """));
        assertThat(trigger(keda -> keda.prometheus("https://prom")
                        .queueLatency("pull", Duration.ofSeconds(30), "max(latency{q=\"pull\"})")))
                .isEqualTo(
                        yaml(
                                """
                type: prometheus
                metadata: {serverAddress: "https://prom", query: 'max(latency{q="pull"})', threshold: "30"}
                """));
    }

    @Test
    void countsWhatWaitsAndRunsInSolidQueue() {
        RenderedShop shop = keda(keda -> keda.postgres("shop", "QUEUE_URL").solidQueue("mailers", 20));

        assertThat(shop.at("ScaledObject", "spec", "triggers").value())
                .isEqualTo(
                        yaml(
                                """
                - type: postgresql
                  metadata:
                    query: >-
                      SELECT (SELECT count(*) FROM solid_queue_ready_executions WHERE queue_name = 'mailers')
                      + (SELECT count(*) FROM solid_queue_claimed_executions c JOIN solid_queue_jobs j ON j.id = c.job_id
                      WHERE j.queue_name = 'mailers')
                    targetQueryValue: "20"
                  authenticationRef: {name: shop-sidekiq-postgresql}
                """));
        assertThat(shop.at("TriggerAuthentication", "spec").value())
                .isEqualTo(yaml("{secretTargetRef: [{parameter: connection, name: shop, key: QUEUE_URL}]}"));
        assertThat(trigger(keda -> keda.postgres("shop", "QUEUE_URL").solidQueue(20)))
                .asString()
                .contains("query=SELECT (SELECT count(*) FROM solid_queue_ready_executions)"
                        + " + (SELECT count(*) FROM solid_queue_claimed_executions)");
    }

    @Test
    void hasPodsInOfficeHours() {
        assertThat(trigger(KedaRenderingTest::officeHours))
                .isEqualTo(
                        yaml(
                                """
                type: cron
                metadata: {timezone: Europe/London, start: 0 8 * * 1-5, end: 0 18 * * 1-5, desiredReplicas: "2"}
                """));
    }

    @Test
    void takesAnyTriggerInKedasOwnTerms() {
        RenderedShop shop = keda(keda -> keda.trigger(
                        "rabbit",
                        KedaTrigger.of("rabbitmq")
                                .metadata("queueName", "jobs")
                                .secret("host", "shop", "QUEUE_URL")
                                .total())
                .trigger(
                        "other",
                        KedaTrigger.of("rabbitmq").metadata("queueName", "more").secret("host", "shop", "OTHER_URL")));

        assertThat(shop.at("ScaledObject", "spec", "triggers").value())
                .isEqualTo(
                        yaml(
                                """
                - type: rabbitmq
                  metricType: Value
                  metadata: {queueName: jobs}
                  authenticationRef: {name: shop-sidekiq-rabbitmq}
                - type: rabbitmq
                  metadata: {queueName: more}
                  authenticationRef: {name: shop-sidekiq-rabbitmq-2}
                """));
        assertThat(shop.objects())
                .endsWith(
                        "ScaledObject shop-sidekiq",
                        "TriggerAuthentication shop-sidekiq-rabbitmq",
                        "TriggerAuthentication shop-sidekiq-rabbitmq-2");
    }

    @Test
    void waitsAsLongAsItIsTold() {
        RenderedShop shop = keda(keda -> {
            officeHours(keda);
            keda.between(2, 9)
                    .idle()
                    .pollingInterval(Duration.ofSeconds(10))
                    .cooldown(Duration.ofMinutes(10))
                    .fallback(3, 4)
                    .scaleUp(ScalePace.never())
                    .scaleDown(ScalePace.steady(Duration.ofMinutes(1)));
        });

        assertThat(shop.at("ScaledObject", "spec").map())
                .containsEntry("pollingInterval", 10L)
                .containsEntry("cooldownPeriod", 600L)
                .containsEntry("idleReplicaCount", 0L)
                .containsEntry("minReplicaCount", 2L)
                .containsEntry("fallback", yaml("{failureThreshold: 3, replicas: 4}"))
                .containsEntry(
                        "advanced",
                        yaml(
                                """
                        horizontalPodAutoscalerConfig:
                          behavior:
                            scaleUp: {selectPolicy: Disabled}
                            scaleDown: {stabilizationWindowSeconds: 60}
                        """));
    }

    @Test
    void keepsTheAutoscalersNameShortEnoughForALabel() {
        String name = "w".repeat(55);
        RenderedShop shop = RenderedShop.of(app -> app.worker(
                "sidekiq", worker -> worker.objectName(name).scale(Scale.keda(KedaRenderingTest::officeHours))));

        assertThat(shop.at("ScaledObject", "spec", "advanced", "horizontalPodAutoscalerConfig", "name")
                        .text())
                .contains(name);
    }

    @Test
    void anOverlayStartsFromTheBases() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("a/b")
                .worker("sidekiq", worker -> worker.scale(Scale.keda(Keda.define(KedaRenderingTest::officeHours))))
                .overlay(
                        "production",
                        production -> production.worker(
                                "sidekiq", worker -> worker.scale(Scale.keda(keda -> keda.between(3, 30))))));

        Tree spec = app.environment("production")
                .render(Revision.of("v1"))
                .get("ScaledObject", "shop-sidekiq")
                .tree()
                .at("spec");

        assertThat(spec.at("minReplicaCount").integer()).contains(3L);
        assertThat(spec.at("triggers").items()).hasSize(1);
    }
}
