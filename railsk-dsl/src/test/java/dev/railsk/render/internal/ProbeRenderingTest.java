package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.probe.Probe;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeRenderingTest {

    private static Tree rendered(Probe probe) {
        return RenderedShop.worker(worker ->
                        worker.port("probe", 7433).addPort("other", 7434).liveness(probe))
                .container("livenessProbe");
    }

    @Test
    void asksTheFirstPortByName() {
        assertThat(rendered(Probe.http("/alive")).value()).isEqualTo(yaml("httpGet: {path: /alive, port: probe}"));
    }

    @Test
    void asksANamedPortWithHeaders() {
        assertThat(rendered(Probe.http("/alive").on("other").header("Host", "shop.example"))
                        .value())
                .isEqualTo(
                        yaml("httpGet: {path: /alive, port: other, httpHeaders: [{name: Host, value: shop.example}]}"));
    }

    @Test
    void opensAConnection() {
        assertThat(rendered(Probe.tcp()).value()).isEqualTo(yaml("tcpSocket: {port: probe}"));
        assertThat(rendered(Probe.tcp().on("other")).value()).isEqualTo(yaml("tcpSocket: {port: other}"));
    }

    @Test
    void runsACommand() {
        assertThat(rendered(Probe.exec("bin/alive", "-q")).value()).isEqualTo(yaml("exec: {command: [bin/alive, -q]}"));
    }

    @Test
    void asksGrpcByNumber() {
        assertThat(rendered(Probe.grpc(50051)).value()).isEqualTo(yaml("grpc: {port: 50051}"));
        assertThat(rendered(Probe.grpc(50051).service("jobs")).value())
                .isEqualTo(yaml("grpc: {port: 50051, service: jobs}"));
    }

    @Test
    void rendersTheTimingThatIsSet() {
        Probe probe = Probe.tcp()
                .initialDelay(Duration.ZERO)
                .period(Duration.ofSeconds(30))
                .timeout(Duration.ofSeconds(5))
                .failureThreshold(2);

        assertThat(rendered(probe).value())
                .isEqualTo(
                        yaml(
                                """
                tcpSocket: {port: probe}
                initialDelaySeconds: 0
                periodSeconds: 30
                timeoutSeconds: 5
                failureThreshold: 2
                """));
    }

    @Test
    void rendersEachOfTheThree() {
        RenderedShop shop = RenderedShop.worker(worker ->
                worker.startup(Probe.exec("a")).readiness(Probe.exec("b")).liveness(Probe.exec("c")));

        assertThat(shop.container("startupProbe").value()).isEqualTo(yaml("exec: {command: [a]}"));
        assertThat(shop.container("readinessProbe").value()).isEqualTo(yaml("exec: {command: [b]}"));
        assertThat(shop.container("livenessProbe").value()).isEqualTo(yaml("exec: {command: [c]}"));
    }
}
