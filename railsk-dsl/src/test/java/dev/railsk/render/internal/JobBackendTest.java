package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.job.JobBackend;
import dev.railsk.job.SidekiqAlive;
import dev.railsk.manifest.Tree;
import dev.railsk.probe.Probe;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobBackendTest {

    private static void refuses(Consumer<WorkerSpec> definition, String fact, String nextStep) {
        assertThatThrownBy(() -> RenderedShop.worker(definition))
                .hasMessageContaining("worker sidekiq: " + fact)
                .hasMessageContaining(nextStep);
    }

    @Test
    void tellsSidekiqItsQueuesWithTheirWeights() {
        RenderedShop shop = RenderedShop.worker(worker ->
                worker.queue("critical", 5).queue("default", 1).concurrency(10).timeout(Duration.ofSeconds(90)));

        assertThat(shop.container("args").value())
                .isEqualTo(yaml("[bundle, exec, sidekiq, -c, '10', -q, 'critical,5', -q, 'default,1', -t, '90']"));
        assertThat(shop.container("env").value())
                .isEqualTo(yaml("[{name: RAILS_MAX_THREADS, value: '10'}, {name: TMPDIR, value: /tmp/ruby}]"));
        assertThat(shop.pod("terminationGracePeriodSeconds").value()).isEqualTo(yaml("100"));
    }

    @Test
    void givesAQueueAnotherWeight() {
        assertThat(RenderedShop.worker(worker -> worker.queues("a,2", "b").queue("a", 3))
                        .container("args")
                        .value())
                .isEqualTo(yaml("[bundle, exec, sidekiq, -q, 'a,3', -q, b]"));
        assertThat(RenderedShop.worker(worker -> worker.queues("a,2", "b").removeQueue("a"))
                        .container("args")
                        .value())
                .isEqualTo(yaml("[bundle, exec, sidekiq, -q, b]"));
    }

    @Test
    void refusesThreadsThatAVariableSaysOtherwise() {
        refuses(
                worker -> worker.concurrency(10).env(env -> env.value("RAILS_MAX_THREADS", "5")),
                "the variable RAILS_MAX_THREADS contradicts concurrency(10), which sets it to 10",
                "Leave RAILS_MAX_THREADS out, or concurrency(10).");
    }

    @Test
    void asksTheGemForSidekiqsHealth() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.sidekiqAlive());

        assertThat(shop.container("ports").value()).isEqualTo(yaml("[{name: alive, containerPort: 7433}]"));
        assertThat(shop.container("env").value()).isEqualTo(yaml("[{name: TMPDIR, value: /tmp/ruby}]"));
        assertThat(shop.container("startupProbe").value())
                .isEqualTo(
                        yaml(
                                "{httpGet: {path: /, port: alive}, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 30}"));
        assertThat(shop.container("readinessProbe").value())
                .isEqualTo(
                        yaml(
                                "{httpGet: {path: /, port: alive}, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3}"));
        assertThat(shop.container("livenessProbe").value())
                .isEqualTo(
                        yaml(
                                "{httpGet: {path: /, port: alive}, periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 5}"));
        assertThat(shop.objects()).doesNotContain("Service shop-sidekiq");
    }

    @Test
    void tellsTheGemWhatDiffersFromItsOwn() {
        RenderedShop shop = RenderedShop.worker(
                worker -> worker.sidekiqAlive(SidekiqAlive.DEFAULT.port(7500).path("/alive"))
                        .timeout(Duration.ofMinutes(5))
                        .readiness(Probe.exec("true"))
                        .port("metrics", 9394));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: SIDEKIQ_ALIVE_PORT, value: '7500'}
                - {name: SIDEKIQ_ALIVE_PATH, value: /alive}
                - {name: SIDEKIQ_ALIVE_QUIET_TIMEOUT, value: '310'}
                - {name: TMPDIR, value: /tmp/ruby}
                """));
        assertThat(shop.container("readinessProbe", "exec").isPresent()).isTrue();
        assertThat(shop.container("livenessProbe", "httpGet", "path").text()).contains("/alive");
        assertThat(shop.container("ports").items()).hasSize(2);
    }

    @Test
    void refusesTheGemsPortTwice() {
        refuses(
                worker -> worker.sidekiqAlive().port("probe", 7433),
                "the port \"alive\" (7433) is there for sidekiqAlive(..), but port \"probe\" (7433) takes its place",
                "Leave that port out");
    }

    @Test
    void refusesTheGemBesideAnotherProgram() {
        refuses(
                worker -> worker.sidekiqAlive().command("bin/own"),
                "sidekiqAlive(..) is for Sidekiq, but the command is [bin/own]",
                "Ask for the health with startup(..), readiness(..) and liveness(..), or run Sidekiq itself");
        refuses(
                worker -> worker.sidekiqAlive().backend(JobBackend.solidQueue()),
                "sidekiqAlive(..) is for Sidekiq, but the backend is Solid Queue",
                "Leave sidekiqAlive(..) out.");
    }

    @Test
    void runsSolidQueue() {
        RenderedShop shop = RenderedShop.worker(
                worker -> worker.backend(JobBackend.solidQueue()).timeout(Duration.ofMinutes(1)));

        assertThat(shop.container("args").value()).isEqualTo(yaml("[bin/jobs]"));
        assertThat(shop.container("startupProbe")).isEqualTo(Tree.absent());
        assertThat(shop.pod("terminationGracePeriodSeconds").value()).isEqualTo(yaml("70"));
    }

    @Test
    void refusesQueuesThatSolidQueueDoesNotTake() {
        refuses(
                worker -> worker.backend(JobBackend.solidQueue()).queues("default"),
                "queues(..) is not for Solid Queue, which reads its queues and threads from config/queue.yml",
                "Write them into that file, or name another one");
        refuses(
                worker -> worker.backend(JobBackend.solidQueue()).concurrency(3),
                "concurrency(..) is not for Solid Queue, which reads its queues and threads from config/queue.yml",
                "Write them into that file, or name another one");
    }

    @Test
    void runsGoodJobWithItsOptionsAndProbes() {
        RenderedShop shop = RenderedShop.worker(worker ->
                worker.backend(JobBackend.goodJob()).queues("critical", "*").concurrency(4));

        assertThat(shop.container("args").value())
                .isEqualTo(
                        yaml(
                                """
                - bundle
                - exec
                - good_job
                - start
                - --queues=critical,*
                - --max-threads=4
                - --shutdown-timeout=25
                - --probe-port=7001
                """));
        assertThat(shop.container("ports").value()).isEqualTo(yaml("[{name: status, containerPort: 7001}]"));
        assertThat(shop.container("startupProbe", "httpGet").value())
                .isEqualTo(yaml("{path: /status/started, port: status}"));
        assertThat(shop.container("livenessProbe", "httpGet").value())
                .isEqualTo(yaml("{path: /status/connected, port: status}"));
        assertThat(shop.pod("terminationGracePeriodSeconds").value()).isEqualTo(yaml("35"));
    }

    @Test
    void tellsGoodJobInItsOwnCommand() {
        RenderedShop shop = RenderedShop.worker(
                worker -> worker.backend(JobBackend.goodJob().probePort(7002))
                        .command("bundle", "exec", "good_job", "start", "--enable-cron", "--shutdown-timeout=50"));

        assertThat(shop.container("command").value())
                .isEqualTo(yaml(
                        "[bundle, exec, good_job, start, --enable-cron, --shutdown-timeout=50, --probe-port=7002]"));
        assertThat(shop.pod("terminationGracePeriodSeconds").value()).isEqualTo(yaml("60"));
    }

    @Test
    void refusesWeightsThatGoodJobDoesNotKnow() {
        refuses(
                worker -> worker.backend(JobBackend.goodJob()).queue("critical", 5),
                "GoodJob knows no weights, but the queue \"critical\" has 5",
                "Name the queues in the order in which they matter");
    }

    @Test
    void refusesABackendThatTheCommandDoesNotRun() {
        refuses(
                worker -> worker.backend(JobBackend.goodJob()).command("bin/own"),
                "the backend is GoodJob, but the command is [bin/own]",
                "Leave command(..) or backend(..) out.");
    }

    @Test
    void runsABackendInAnImageOfItsOwnWhenThatIsSaid() {
        RenderedShop told = RenderedShop.worker(worker ->
                worker.image("ghcr.io/acme/media").backend(JobBackend.sidekiq()).appEnv());
        RenderedShop foreign = RenderedShop.worker(worker -> worker.image("ghcr.io/acme/media"));

        assertThat(told.container("args").value()).isEqualTo(yaml("[bundle, exec, sidekiq]"));
        assertThat(foreign.container("args")).isEqualTo(Tree.absent());
        assertThat(foreign.container("env")).isEqualTo(Tree.absent());
    }
}
