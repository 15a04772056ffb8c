package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.container.Companion;
import dev.railsk.image.PullPolicy;
import dev.railsk.manifest.Tree;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Memory;
import dev.railsk.task.Overlap;
import dev.railsk.volume.Claim;
import dev.railsk.workload.Scale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pods of several containers, and the kinds that run them. */
class PodRenderingTest {

    @Test
    void startsInitContainersAndSidecarsInOrderAfterTheTemporaryFolder() {
        RenderedShop shop = RenderedShop.web(web -> web.init("wait", init -> init.command("bin/wait-for", "db:5432"))
                .sidecar("proxy", proxy -> proxy.image("nginx:1.29").port("proxy", 8080)));

        assertThat(names(shop.pod("initContainers"))).containsExactly("make-tmpdir", "wait", "proxy");
        assertThat(names(shop.pod("containers"))).containsExactly("web");
        assertThat(shop.pod("initContainers").items().get(1).at("restartPolicy").isPresent())
                .isFalse();
        assertThat(shop.pod("initContainers").items().get(2).at("restartPolicy").text())
                .contains("Always");
    }

    @Test
    void keepsTheAppsEnvironmentFromAForeignImage() {
        RenderedShop shop = RenderedShop.of(app -> app.env(env -> env.value("A", "1"))
                .web(web -> web.init("prepare", init -> init.command("bin/prepare"))
                        .sidecar("proxy", proxy -> proxy.image("nginx:1.29").env(env -> env.value("B", "2")))));

        Tree prepare = shop.pod("initContainers").items().get(1);
        Tree proxy = shop.pod("initContainers").items().get(2);

        assertThat(prepare.at("image").text()).contains("ghcr.io/acme/shop:abcd123");
        assertThat(prepare.at("env").value())
                .isEqualTo(yaml("[{name: A, value: '1'}, {name: TMPDIR, value: /tmp/ruby}]"));
        assertThat(proxy.at("image").text()).contains("nginx:1.29");
        assertThat(proxy.at("env").value()).isEqualTo(yaml("[{name: B, value: '2'}]"));
        assertThat(proxy.at("securityContext").value())
                .isEqualTo(prepare.at("securityContext").value());
        assertThat(proxy.at("volumeMounts").value())
                .isEqualTo(prepare.at("volumeMounts").value());
    }

    @Test
    void takesTheRevisionForAnOwnImageWithoutATag() {
        RenderedShop shop =
                RenderedShop.web(web -> web.sidecar("assets", assets -> assets.image("ghcr.io/acme/assets")));

        assertThat(shop.pod("initContainers").items().get(1).at("image").text())
                .contains("ghcr.io/acme/assets:abcd123");
    }

    @Test
    void sharesContainersThatWereDefinedElsewhere() {
        Companion proxy = Companion.sidecar("proxy", spec -> spec.image("nginx:1.29"));

        assertThat(proxy.with(spec -> spec.port("proxy", 8080)).container().ports())
                .hasSize(1);
    }

    @Test
    void leadsAServiceToASidecar() {
        RenderedShop shop = RenderedShop.web(web -> web.sidecar(
                        "metrics", metrics -> metrics.image("exporter:1").port("metrics", 9394))
                .service(service -> service.port("http", 80).addPort("metrics", 9394)));

        assertThat(shop.at("Service", "spec", "ports").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: http, port: 80, targetPort: http}
                - {name: metrics, port: 9394, targetPort: metrics}
                """));
    }

    @Test
    void tellsPumaItsPort() {
        assertThat(RenderedShop.web(web -> web.port("http", 8080))
                        .container("env")
                        .value())
                .isEqualTo(yaml("[{name: TMPDIR, value: /tmp/ruby}, {name: PORT, value: '8080'}]"));
        assertThat(RenderedShop.web(web -> {}).container("env").value())
                .isEqualTo(yaml("[{name: TMPDIR, value: /tmp/ruby}]"));
    }

    @Test
    void putsItsOwnVariablesInFrontOfThoseThatReferToThem() {
        RenderedShop shop = RenderedShop.web(web -> web.env(env -> env.value("CACHE", "$(TMPDIR)/cache")));

        assertThat(shop.container("env").value())
                .isEqualTo(yaml("[{name: TMPDIR, value: /tmp/ruby}, {name: CACHE, value: $(TMPDIR)/cache}]"));
    }

    @Test
    void asksOnePathForTheWholeHealth() {
        RenderedShop shop = RenderedShop.web(
                web -> web.noReadiness().health(Probe.http("/healthz").header("X-Forwarded-Proto", "https")));

        assertThat(shop.container("startupProbe", "httpGet", "path").text()).contains("/healthz");
        assertThat(shop.container("startupProbe", "failureThreshold").integer()).contains(30L);
        assertThat(shop.container("livenessProbe", "httpGet").value())
                .isEqualTo(
                        yaml("{path: /healthz, port: http, httpHeaders: [{name: X-Forwarded-Proto, value: https}]}"));
        assertThat(shop.container("readinessProbe").isPresent()).isFalse();
    }

    @Test
    void rendersNoReplicasWhereOthersDecide() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.scale(Scale.byOthers()));

        assertThat(shop.at("Deployment", "spec", "replicas").isPresent()).isFalse();
    }

    @Test
    void computesTheProgressDeadlineFromTheStart() {
        Probe slow = Probe.exec("bin/up").period(Duration.ofSeconds(20)).failureThreshold(60);

        assertThat(RenderedShop.worker(worker -> worker.startup(slow))
                        .at("Deployment", "spec", "progressDeadlineSeconds")
                        .integer())
                .contains(1500L);
        assertThat(RenderedShop.worker(worker -> worker.startup(slow).progressDeadline(Duration.ofMinutes(40)))
                        .at("Deployment", "spec", "progressDeadlineSeconds")
                        .integer())
                .contains(2400L);
        assertThat(RenderedShop.worker(worker -> {})
                        .at("Deployment", "spec", "progressDeadlineSeconds")
                        .isPresent())
                .isFalse();
    }

    @Test
    void rendersRevisionHistoryAndPullPolicy() {
        RenderedShop shop = RenderedShop.of(
                app -> app.pullPolicy(PullPolicy.ALWAYS).worker("sidekiq", worker -> worker.revisionHistory(2)
                        .sidecar("proxy", proxy -> proxy.image("nginx:1.29").pullPolicy(PullPolicy.IF_NOT_PRESENT))));

        assertThat(shop.at("Deployment", "spec", "revisionHistoryLimit").integer())
                .contains(2L);
        assertThat(shop.container("imagePullPolicy").text()).contains("Always");
        assertThat(shop.pod("initContainers")
                        .items()
                        .get(1)
                        .at("imagePullPolicy")
                        .text())
                .contains("IfNotPresent");
    }

    @Test
    void givesAnAccessoryStorageAndANameOfItsOwn() {
        RenderedShop shop = RenderedShop.of(
                app -> app.env(env -> env.value("A", "1")).accessory("redis", redis -> redis.image("redis:8.2")
                        .port("redis", 6379)
                        .volume("data", "/data", Claim.of(Memory.gibibytes(10)).storageClass("fast"))));

        assertThat(shop.objects()).containsExactly("Namespace shop", "Service shop-redis", "StatefulSet shop-redis");
        Tree spec = shop.at("StatefulSet", "spec");
        assertThat(spec.at("serviceName").text()).contains("shop-redis");
        assertThat(spec.at("volumeClaimTemplates").value())
                .isEqualTo(
                        yaml(
                                """
                - apiVersion: v1
                  kind: PersistentVolumeClaim
                  metadata: {name: data}
                  spec:
                    accessModes: [ReadWriteOnce]
                    resources: {requests: {storage: 10Gi}}
                    storageClassName: fast
                """));
        Tree container = spec.at("template", "spec", "containers").items().get(0);
        assertThat(container.at("env").isPresent()).isFalse();
        assertThat(container.at("volumeMounts").value())
                .isEqualTo(yaml("[{name: tmp, mountPath: /tmp}, {name: data, mountPath: /data}]"));
        assertThat(spec.at("template", "spec", "initContainers").isPresent()).isFalse();
        assertThat(shop.at("Service", "spec").value())
                .isEqualTo(
                        yaml(
                                """
                clusterIP: None
                ports: [{name: redis, port: 6379, targetPort: redis}]
                selector: {app.kubernetes.io/name: shop, app.kubernetes.io/component: redis}
                """));
    }

    @Test
    void startsACronTaskByItsTimetable() {
        RenderedShop shop = RenderedShop.of(
                app -> app.web(web -> {}).cron("digest", cron -> cron.at("30 9 * * 1-5", "Europe/London")
                        .command("bin/rails", "digest")
                        .overlap(Overlap.REPLACE)
                        .deadline(Duration.ofMinutes(30))
                        .suspended()));

        Tree spec = shop.object("CronJob", "shop-digest").at("spec");
        assertThat(spec.at("schedule").text()).contains("30 9 * * 1-5");
        assertThat(spec.at("timeZone").text()).contains("Europe/London");
        assertThat(spec.at("concurrencyPolicy").text()).contains("Replace");
        assertThat(spec.at("suspend").value()).isEqualTo(true);
        Tree job = spec.at("jobTemplate", "spec");
        assertThat(job.at("activeDeadlineSeconds").integer()).contains(1800L);
        assertThat(job.at("backoffLimit").integer()).contains(0L);
        Tree pod = job.at("template", "spec");
        assertThat(names(pod.at("containers"))).containsExactly("digest");
        assertThat(pod.at("restartPolicy").text()).contains("Never");
        assertThat(pod.at("containers").items().get(0).at("command").value()).isEqualTo(List.of("bin/rails", "digest"));
    }

    private static List<String> names(Tree containers) {
        return containers.items().stream()
                .map(container -> container.at("name").text().orElse(""))
                .toList();
    }
}
