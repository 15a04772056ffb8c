package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.Tree;
import dev.railsk.server.Puma;
import dev.railsk.server.Thruster;
import dev.railsk.workload.WebSpec;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PumaRenderingTest {

    private static final String PUMA = "bundle, exec, puma, -C, config/puma.rb";

    private static void refuses(Consumer<WebSpec> definition, String fact) {
        assertThatThrownBy(() -> RenderedShop.web(definition)).hasMessageContaining(fact);
    }

    @Test
    void tellsPumaItsWorkersAndThreads() {
        RenderedShop shop =
                RenderedShop.web(web -> web.puma(puma -> puma.workers(2).threads(3)));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: WEB_CONCURRENCY, value: '2'}
                - {name: RAILS_MAX_THREADS, value: '3'}
                - {name: RAILS_MIN_THREADS, value: '3'}
                - {name: TMPDIR, value: /tmp/ruby}
                """));
        assertThat(shop.container("resources")).isEqualTo(Tree.absent());
    }

    @Test
    void promisesWhatAPresetNeeds() {
        assertThat(RenderedShop.web(web -> web.puma(Puma.small()))
                        .container("resources")
                        .value())
                .isEqualTo(yaml("{requests: {cpu: '1', memory: 1Gi}, limits: {memory: 1Gi}}"));
        assertThat(RenderedShop.web(web -> web.puma(Puma.balanced()))
                        .container("resources")
                        .value())
                .isEqualTo(yaml("{requests: {cpu: '4', memory: 4Gi}, limits: {memory: 4Gi}}"));
        assertThat(RenderedShop.web(web -> web.puma(Puma.small()))
                        .container("env")
                        .items()
                        .get(0)
                        .value())
                .isEqualTo(yaml("{name: WEB_CONCURRENCY, value: '0'}"));
    }

    @Test
    void leavesResourcesToTheirAuthor() {
        assertThat(RenderedShop.web(web -> web.puma(Puma.balanced()).noResources())
                        .container("resources"))
                .isEqualTo(Tree.absent());
    }

    @Test
    void refusesAClusterOfOne() {
        refuses(
                web -> web.puma(puma -> puma.workers(1)),
                "one worker of Puma needs a master beside it, which costs its memory and gains nothing");
    }

    @Test
    void refusesAVariableThatSaysOtherwise() {
        refuses(
                web -> web.puma(puma -> puma.workers(2)).env(env -> env.value("WEB_CONCURRENCY", "auto")),
                "web: the variable WEB_CONCURRENCY contradicts workers(2), which sets it to 2");
    }

    @Test
    void putsThrusterOnThePortThatIsAsked() {
        RenderedShop shop = RenderedShop.web(web -> web.puma(puma -> puma.thruster()));

        assertThat(shop.container("args").value()).isEqualTo(yaml("[bin/thrust, " + PUMA + "]"));
        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: THRUSTER_HTTP_PORT, value: '3000'}
                - {name: THRUSTER_TARGET_PORT, value: '3001'}
                - {name: THRUSTER_HTTP_IDLE_TIMEOUT, value: '65'}
                - {name: TMPDIR, value: /tmp/ruby}
                """));
    }

    @Test
    void tellsThrusterAndNotPumaItsPort() {
        RenderedShop shop = RenderedShop.web(web -> web.port("http", 8080)
                .puma(puma -> puma.thruster(Thruster.DEFAULT.idleTimeout(Duration.ofMinutes(2)))));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: THRUSTER_HTTP_PORT, value: '8080'}
                - {name: THRUSTER_TARGET_PORT, value: '3000'}
                - {name: THRUSTER_HTTP_IDLE_TIMEOUT, value: '120'}
                - {name: TMPDIR, value: /tmp/ruby}
                """));
    }

    @Test
    void startsThrusterOnce() {
        assertThat(RenderedShop.web(
                                web -> web.arguments("bin/thrust", "bin/puma").puma(puma -> puma.thruster()))
                        .container("args")
                        .value())
                .isEqualTo(yaml("[bin/thrust, bin/puma]"));
    }

    @Test
    void refusesThrusterOnAPortOfThePrivileged() {
        refuses(
                web -> web.port("http", 80).puma(puma -> puma.thruster()),
                "web: Thruster cannot listen on the first port, 80, since only a privileged process has ports below 1024");
    }

    @Test
    void opensTheControlServerInsideThePodOnly() {
        RenderedShop shop = RenderedShop.web(web -> web.puma(puma -> puma.controlServer(9293)));

        assertThat(shop.container("args").value())
                .isEqualTo(yaml("[" + PUMA + ", --control-url, 'tcp://127.0.0.1:9293', --control-token, none]"));
        assertThat(shop.container("ports").items()).hasSize(1);
        assertThat(shop.at("Service", "spec", "ports").items()).hasSize(1);
    }

    @Test
    void refusesAControlServerThatOthersReach() {
        refuses(
                web -> web.addPort("control", 9293).puma(puma -> puma.controlServer(9293)),
                "the control server must not listen on the port \"control\" (9293), which others can reach");
    }

    @Test
    void refusesPumaForAnotherProgram() {
        refuses(
                web -> web.command("node", "app.js").puma(Puma.small()),
                "web: puma(..) is for Puma, but the command is [node, app.js]");
        refuses(
                web -> web.image("nginx:1").port("http", 8080).puma(Puma.small()),
                "web: puma(..) is for Puma, but the image is not the app's");
        refuses(
                web -> web.imageCommand().puma(puma -> puma.controlServer(9293)),
                "web: controlServer(..) is an option of Puma, but the command is the image's own");
    }

    @Test
    void leadsTheServiceToASidecar() {
        RenderedShop shop = RenderedShop.web(
                web -> web.host("shop.example").serve("proxy").sidecar("nginx", nginx -> nginx.image("nginx:1.29")
                        .port("proxy", 8080)));

        assertThat(shop.at("Service", "spec", "ports").value()).isEqualTo(yaml("[{port: 80, targetPort: proxy}]"));
        assertThat(shop.container("readinessProbe", "httpGet", "port").text()).contains("http");
    }

    @Test
    void refusesToServeAPortThatThereIsNot() {
        refuses(
                web -> web.serve("proxy"),
                "web: the service is to lead to the pod's port \"proxy\", which there is not");
    }
}
