package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.Tree;
import dev.railsk.network.ServicePort;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import org.junit.jupiter.api.Test;

class ProcessRenderingTest {

    @Test
    void runsAProcessWithoutAService() {
        RenderedShop shop = RenderedShop.of(
                app -> app.process("consumer", it -> it.command("bin/consume").replicas(2)));

        assertThat(shop.objects())
                .containsExactly("Namespace shop", "Deployment shop-consumer", "PodDisruptionBudget shop-consumer-pdb");
        assertThat(shop.container("command").value()).isEqualTo(yaml("[bin/consume]"));
        assertThat(shop.container("env").value()).isEqualTo(yaml("[{name: TMPDIR, value: /tmp/ruby}]"));
        assertThat(shop.at("Deployment", "spec", "replicas").value()).isEqualTo(yaml("2"));
    }

    @Test
    void servesTheProcessOnThePortsThatItSays() {
        RenderedShop shop = RenderedShop.of(app -> app.process(
                "rpc", it -> it.command("bin/rpc").port("grpc", 50051).addPort("metrics", 9394)));

        assertThat(shop.at("Service", "spec").value())
                .isEqualTo(
                        yaml(
                                """
                selector: {app.kubernetes.io/name: shop, app.kubernetes.io/component: rpc}
                ports:
                - {name: grpc, port: 50051, targetPort: grpc}
                - {name: metrics, port: 9394, targetPort: metrics}
                """));
    }

    @Test
    void servesNothingWhenThatIsSaid() {
        assertThat(RenderedShop.of(app -> app.process(
                                "rpc",
                                it -> it.command("bin/rpc").port("grpc", 50051).noService()))
                        .objects())
                .doesNotContain("Service shop-rpc");
    }

    @Test
    void servesAWorkerOnlyWhenThatIsSaid() {
        RenderedShop without = RenderedShop.worker(worker -> worker.port("metrics", 9394));
        RenderedShop with =
                RenderedShop.worker(worker -> worker.port("metrics", 9394).service(service -> {}));

        assertThat(without.objects()).doesNotContain("Service shop-sidekiq");
        assertThat(with.at("Service", "spec", "ports").value())
                .isEqualTo(yaml("[{name: metrics, port: 9394, targetPort: metrics}]"));
    }

    @Test
    void refusesAServiceThatLeadsNowhere() {
        assertThatThrownBy(() -> RenderedShop.worker(worker -> worker.service(service -> service.port(80))))
                .hasMessageContaining(
                        "worker sidekiq: the service has nothing to lead to, since the workload listens on no port");
    }

    @Test
    void refusesAProcessWithoutACommand() {
        assertThatThrownBy(() -> RenderedShop.of(app -> app.process("consumer", it -> {})))
                .hasMessageContaining("process consumer: a process in the app's image must have a command, since the"
                        + " image's own serves the web");
    }

    @Test
    void letsAForeignImageRunByItself() {
        RenderedShop shop = RenderedShop.of(
                app -> app.process("imgproxy", it -> it.image("imgproxy:3").port("http", 8080)));

        assertThat(shop.container("command")).isEqualTo(Tree.absent());
        assertThat(shop.container("env")).isEqualTo(Tree.absent());
    }

    @Test
    void runsAVirusScannerBesideTheApp() {
        RenderedShop shop = RenderedShop.of(app -> app.accessory("clamav", clamav -> clamav.image("clamav/clamav:1.4")
                .port("clamd", 3310)
                .env(env -> env.value("CLAMAV_NO_FRESHCLAMD", "false"))
                .startup(Probe.exec("clamdcheck.sh").failureThreshold(60))
                .volume("signatures", "/var/lib/clamav", Claim.of(Memory.gibibytes(2)))
                .resources(resources -> resources.memory(Memory.gibibytes(3)))));

        assertThat(shop.at("Service", "spec", "clusterIP").text()).contains("None");
        assertThat(shop.at("Service", "spec", "ports").value())
                .isEqualTo(yaml("[{name: clamd, port: 3310, targetPort: clamd}]"));
        Tree container = shop.at("StatefulSet", "spec", "template", "spec", "containers")
                .items()
                .get(0);
        assertThat(container.at("env").value()).isEqualTo(yaml("[{name: CLAMAV_NO_FRESHCLAMD, value: 'false'}]"));
        assertThat(container.at("startupProbe", "failureThreshold").value()).isEqualTo(yaml("60"));
    }

    @Test
    void namesTheServiceOfARedis() {
        RenderedShop shop = RenderedShop.of(app -> app.accessory("redis", redis -> redis.image("redis:8")
                .port("redis", 6379)
                .command("redis-server", "--appendonly", "yes")
                .service(service -> service.name("cache").noHeadless().port(ServicePort.of("redis", 6379)))));

        assertThat(shop.at("Service", "metadata", "name").text()).contains("cache");
        assertThat(shop.at("Service", "spec", "clusterIP")).isEqualTo(Tree.absent());
        assertThat(shop.at("StatefulSet", "spec", "serviceName").text()).contains("cache");
    }
}
