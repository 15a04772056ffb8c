package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cli.Terminal;
import dev.railsk.cli.internal.Output;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.json.DeployJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final String ENVELOPE = "{\"schema\":\"railsk/1\",\"kind\":\"event\",";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Output output = new Output(new ByteArrayOutputStream(), err);

    @Test
    void writesALinePerEvent() {
        play(new PlainView(output, false));

        assertThat(written())
                .isEqualTo(
                        """
                            0s  shop in staging: revision abcd123, namespace shop, cluster prod
                            0s  preflight
                            1s  dry run
                            2s  apply
                            2s    changed: Deployment shop-web
                            3s    unchanged: Deployment shop-sidekiq
                            3s    warning: the user may not read pods/log
                            3s  await
                            3s    sidekiq: 1 of 1 available, complete
                            3s    web: 0 of 2 available, 1 updated, 2 old; 1 pod is starting
                            9s    problem of web: Pod shop-web-1, container web: ErrImagePull: the registry answered 429 [image-pull-failing]
                           12s    web: 1 of 2 available, 1 old; 1 pod is starting
                           40s    web: 2 of 2 available, complete
                           40s  migrate
                           40s    started Job shop-migrate-abcd123-1 (attempt 1)
                           42s  migrate | == CreateUsers
                           44s    migration succeeded
                           44s  succeeded after 44s
                        """);
    }

    @Test
    void saysInADryRunWhatWouldBe() {
        PlainView view = new PlainView(output, true);

        CannedDeploy.untilTheRollout().subList(4, 5).forEach(view::on);

        assertThat(written()).isEqualTo("    0s    would be changed: Deployment shop-web\n");
    }

    @Test
    void drawsAFrameOfTheRollout() {
        DeployProgress progress = new DeployProgress();
        CannedDeploy.untilTheRollout().forEach(progress::add);

        LiveFrame frame = new LiveFrame(progress, new Style(false, true), new Terminal(true, true, 67, 24));

        assertThat(String.join("\n", frame.lines(Duration.ofSeconds(3))))
                .isEqualTo(
                        """
                        shop in staging: revision abcd123, namespace shop, cluster p…  15s
                          ✓ preflight   1s
                          ✓ dry run     1s
                          ✓ apply       1s     1 written, 1 unchanged
                          ▸ await       12s
                              sidekiq     ██████████  1/1    0s     complete
                              web         █████░░░░░  1/2    12s    1 pod is starting""");
    }

    @Test
    void drawsAccessoriesThatComeFirstAndEachWorkloadOnce() {
        List<DeployEvent> events = new ArrayList<>(CannedDeploy.untilTheRollout());
        events.addAll(6, CannedDeploy.accessories());
        DeployProgress progress = new DeployProgress();
        events.forEach(progress::add);

        LiveFrame frame = new LiveFrame(progress, Style.PLAIN, new Terminal(true, true, 67, 24));

        assertThat(String.join("\n", frame.lines(Duration.ofSeconds(3))))
                .isEqualTo(
                        """
                        shop in staging: revision abcd123, namespace shop, cluster p~  15s
                          + preflight   1s
                          + dry run     1s
                          + apply accessories 0s
                          + await accessories 0s
                          + apply       1s     2 written, 1 unchanged
                          > await       12s
                              redis       ##########  1/1    0s     complete
                              sidekiq     ##########  1/1    0s     complete
                              web         #####.....  1/2    12s    1 pod is starting""");
    }

    @Test
    void cutsAFrameToANarrowTerminalWithoutUnicode() {
        DeployProgress progress = new DeployProgress();
        CannedDeploy.untilTheRollout().forEach(progress::add);

        LiveFrame frame = new LiveFrame(progress, new Style(false, false), new Terminal(true, true, 50, 5));

        assertThat(String.join("\n", frame.lines(Duration.ZERO)))
                .isEqualTo(
                        """
                        shop in staging: revision abcd123, namespac~  12s
                          + preflight   1s
                          + dry run     1s
                          and 4 more lines""");
    }

    @Test
    void showsNoWorkloadsAfterTheEnd() {
        DeployProgress progress = new DeployProgress();
        CannedDeploy.untilTheRollout().forEach(progress::add);
        CannedDeploy.untilTheEnd().forEach(progress::add);

        LiveFrame frame = new LiveFrame(progress, Style.PLAIN, new Terminal(true, true, 100, 24));

        assertThat(String.join("\n", frame.lines(Duration.ZERO)))
                .isEqualTo(
                        """
                        shop in staging: revision abcd123, namespace shop, cluster prod  44s
                          + preflight   1s
                          + dry run     1s
                          + apply       1s     1 written, 1 unchanged
                          + await       37s
                          + migrate     4s
                        succeeded after 44s""");
    }

    @Test
    void drawsOverTheFrameBeforeAndKeepsWhatMatters() {
        LiveView view = new LiveView(output, Style.PLAIN, new Terminal(true, true, 100, 24), false);
        CannedDeploy.untilTheRollout().subList(0, 9).forEach(view::on);
        err.reset();

        view.on(CannedDeploy.untilTheRollout().get(9));

        assertThat(written())
                .isEqualTo(
                        """
                        \r\u001b[4A  warning: the user may not read pods/log\u001b[K
                        shop in staging: revision abcd123, namespace shop, cluster prod  3s\u001b[K
                          + preflight   1s\u001b[K
                          + dry run     1s\u001b[K
                          > apply       1s     1 written, 1 unchanged\u001b[K
                        \u001b[J""");
    }

    @Test
    void drawsItselfAgainUntilItIsClosed() {
        LiveView view = LiveView.start(output, Style.PLAIN, new Terminal(true, true, 100, 24), false);

        play(view);
        int length = err.size();

        assertThat(written()).endsWith("  + migrate     4s\u001b[K\nsucceeded after 44s\u001b[K\n\u001b[J");
        assertThat(err.size()).isEqualTo(length);
    }

    @Test
    void writesALineOfJsonPerEvent() {
        JsonView view = new JsonView(output);

        view.on(CannedDeploy.untilTheRollout().get(0));
        view.on(CannedDeploy.untilTheRollout().get(14));
        view.on(CannedDeploy.untilTheEnd().get(4));

        assertThat(written())
                .isEqualTo(ENVELOPE + "\"event\":\"started\",\"at\":\"2026-11-01T10:00:00Z\",\"app\":\"shop\","
                        + "\"environment\":\"staging\",\"namespace\":\"shop\",\"revision\":\"abcd123\","
                        + "\"cluster\":{\"context\":\"prod\",\"server\":\"https://api.example\"}}\n"
                        + ENVELOPE + "\"event\":\"problem-seen\",\"at\":\"2026-11-01T10:00:09Z\",\"workload\":\"web\","
                        + "\"cause\":{\"rule\":\"image-pull-failing\",\"kind\":\"Pod\",\"namespace\":\"shop\","
                        + "\"name\":\"shop-web-1\",\"container\":\"web\",\"reason\":\"ErrImagePull\","
                        + "\"message\":\"the registry\\u001b[31m answered 429\","
                        + "\"nextStep\":\"Wait, or pull with credentials.\",\"log\":[]}}\n"
                        + ENVELOPE + "\"event\":\"log-line\",\"at\":\"2026-11-01T10:00:42Z\",\"pod\":\"p\","
                        + "\"container\":\"migrate\",\"line\":\"== \\u001b[1mCreateUsers\\u0007\"}\n");
    }

    @Test
    void endsWithATableOfTheWorkloads() {
        assertThat(StatusTable.of(
                        CannedDeploy.report().workloads(), Map.of("web", Duration.ofMinutes(90)), Style.PLAIN, 80))
                .isEqualTo(
                        """
                        WORKLOAD  IMAGE         READY  UPDATED  AGE  STATE        REASON
                        web       shop:abcd123  2/2    2        90m  complete     -
                        sidekiq   shop:abcd123  0/1    1        -    progressing  1 pod is starting
                        """);
    }

    @Test
    void shortensAnImageWhereTheTableIsTooWide() {
        WorkloadStatus web = image("ghcr.io/acme/docker-rails-webpacker-app:0123456789abcdef0123456789abcdef01234567");

        String table = StatusTable.of(List.of(web), Map.of("web", Duration.ofMinutes(90)), Style.PLAIN, 80);

        assertThat(table)
                .isEqualTo(
                        """
                        WORKLOAD  IMAGE                            READY  UPDATED  AGE  STATE     REASON
                        web       docker-rails-w...abcdef01234567  2/2    2        90m  complete  -
                        """);
    }

    @Test
    void leavesOutWhatSaysTheLeastWhereTheTableIsStillTooWide() {
        WorkloadStatus web = image("docker-rails-webpacker-app:abcd123");

        String table = StatusTable.of(List.of(web), Map.of(), new Style(false, true), 60);

        assertThat(table)
                .isEqualTo(
                        """
                        WORKLOAD  IMAGE                 READY  AGE  STATE     REASON
                        web       docker-ra…pp:abcd123  2/2    -    complete  -
                        """);
    }

    private static WorkloadStatus image(String image) {
        WorkloadStatus web = CannedDeploy.report().workloads().get(0);
        return new WorkloadStatus(
                web.workload(), web.deployment(), web.state(), web.pods(), image, web.reason(), web.cause());
    }

    @Test
    void reportsADeployAsJson() {
        String json = DeployJson.of(CannedDeploy.report()).toJson();

        assertThat(json)
                .startsWith("{\n  \"schema\": \"railsk/1\",\n  \"kind\": \"report\",\n  \"app\": \"shop\",\n")
                .contains("  \"outcome\": \"succeeded\",\n  \"dryRun\": false,\n")
                .contains(
                        """
                          "migration": {
                            "state": "succeeded",
                            "job": "shop-migrate-abcd123-1",
                            "attempt": 1,
                        """);
    }

    private void play(ProgressView view) {
        CannedDeploy.untilTheRollout().forEach(view::on);
        CannedDeploy.untilTheEnd().forEach(view::on);
        view.close();
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
