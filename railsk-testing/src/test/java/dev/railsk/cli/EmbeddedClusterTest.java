package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.manifest.Tree;
import dev.railsk.task.When;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedClusterTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example").replicas(2))
            .worker("sidekiq", worker -> worker.queues("default")));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void deploysAndEndsWithTheTable() {
        int exitCode = run("deploy", "--revision", "abcd123", "--cluster", "fake");

        assertThat(exitCode).isZero();
        assertThat(out())
                .matches(
                        """
                        WORKLOAD  IMAGE         READY  UPDATED  AGE  STATE     REASON
                        web       shop:abcd123  2/2    2        \\d+s  complete  -
                        sidekiq   shop:abcd123  1/1    1        \\d+s  complete  -
                        """);
        assertThat(err())
                .startsWith(
                        """
                        simulated: cluster fake lives in this command, and starts empty
                            0s  shop in default: revision abcd123, namespace shop, cluster fake
                        """)
                .contains("migrate | ", "migration succeeded\n", "succeeded after ")
                .endsWith("\nsimulated: no real cluster was asked\n");
    }

    @Test
    void namesTheCauseOfAFailedRollout() {
        int exitCode = run("deploy", "--revision", "abcd123", "--cluster", "fake:web=image-missing", "--quiet");

        assertThat(exitCode).isEqualTo(4);
        assertThat(err())
                .startsWith(
                        """
                        error: the rollout of shop to default failed: 1 of 2 workloads did not come up
                          web: ImagePullBackOff:""")
                .contains(
                        "[image-not-found]\n",
                        "container web, defined in EmbeddedClusterTest.java:",
                        "    Push ghcr.io/acme/shop:abcd123, or deploy a revision that was pushed.\n");
        assertThat(out()).contains("web       shop:abcd123  0/2", "failed", "ImagePullBackOff");
    }

    @Test
    void showsTheLastLinesOfACrashingContainer() {
        int exitCode = run("deploy", "--revision", "abcd123", "--cluster", "fake:sidekiq=crash-loop", "--quiet");

        assertThat(exitCode).isEqualTo(4);
        assertThat(err()).contains("  sidekiq: ", "  the last lines of Pod shop-sidekiq-", "    | ");
    }

    @Test
    void namesTheCauseOfAFailedMigration() {
        int exitCode = run("deploy", "--revision", "abcd123", "--cluster", "fake:migrate=migration-fails");

        assertThat(exitCode).isEqualTo(5);
        assertThat(err())
                .contains("error: the migration of shop to default failed in attempt 1 (Job shop-migrate-abcd123-1)")
                .contains("    | StandardError: (simulated) an error has occurred");
    }

    @Test
    void rehearsesATaskThatFails() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> {})
                .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets")));

        int exitCode = Railsk.run(
                shop,
                new String[] {"deploy", "--revision", "abcd123", "--cluster", "fake:assets=task-fails"},
                out,
                err);

        assertThat(exitCode).isEqualTo(5);
        assertThat(err())
                .contains("task assets\n", "  task assets failed\n", "assets | (simulated) the task has failed\n")
                .contains("error: the task \"assets\" of shop to default failed in attempt 1 (Job"
                        + " shop-assets-abcd123-1)");
    }

    @Test
    void rehearsesASmokeCheckThatFails() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .smoke("up", up -> up.get("/up").tries(2)));

        int exitCode = deployOf(shop, "fake:up=smoke-gateway");

        assertThat(exitCode).isEqualTo(4);
        assertThat(err())
                .contains("smoke\n", "  up: GET https://shop.example/up: answered 503, and not 200\n")
                .contains("  smoke check up failed\n", "smoke failed after ")
                .contains(
                        "error: the smoke checks of shop to default failed, 1 of 1; the workloads run abcd123\n  up: GET ")
                .contains("  the answer began:\n    | (simulated) no available server\n");
    }

    @Test
    void refusesASmokeOutcomeOfWhatIsNoSmokeCheck() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .smoke("up", up -> up.get("/up")));

        assertThat(deployOf(shop, "fake:web=smoke-error")).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        """
                        error: --cluster fake:web=smoke-error: "smoke-error" happens to a smoke check, and environment default of shop has none of the name "web"
                          Use one of up.
                        """);
    }

    private int deployOf(RailsApp shop, String cluster) {
        String[] args = {"deploy", "--revision", "abcd123", "--cluster", cluster};
        return Railsk.run(() -> shop, args, out, err, CommandContext.empty(Path.of("")));
    }

    @Test
    void writesNothingInADryRun() {
        int exitCode = run("deploy", "--revision", "abcd123", "--cluster", "fake", "--dry-run");

        assertThat(exitCode).isZero();
        assertThat(err()).contains("would be created: Deployment shop-web\n").doesNotContain("  created:");
    }

    @Test
    void reportsADeployAsOneDocument() {
        int exitCode =
                run("deploy", "--revision", "abcd123", "--cluster", "fake", "--output", "json", "--progress", "json");

        assertThat(exitCode).isZero();
        assertThat(out())
                .startsWith(
                        """
                        {
                          "schema": "railsk/1",
                          "kind": "report",
                          "exitCode": 0,
                          "result": "done",
                          "simulated": true,
                          "app": "shop",
                        """);
        assertThat(err().lines())
                .allMatch(line -> line.startsWith("{\"schema\":\"railsk/1\",\"kind\":") && line.endsWith("}"));
    }

    @Test
    void reportsAFailureAsOneDocument() {
        int exitCode =
                run("deploy", "--revision", "abcd123", "--cluster", "fake:web=image-missing", "--output", "json");

        assertThat(exitCode).isEqualTo(4);
        assertThat(out())
                .contains("\"exitCode\": 4,\n  \"result\": \"rollout failed\",\n", "\"error\": \"the rollout of shop")
                .contains("\"outcome\": \"rollout-failed\"", "\"rule\": \"image-not-found\"");
    }

    @Test
    void writesOnlyJsonLinesAsProgressEvenWhenItFails() {
        int exitCode = run(
                "deploy",
                "--revision",
                "abcd123",
                "--cluster",
                "fake:sidekiq=crash-loop",
                "--progress",
                "json",
                "--verbose");

        assertThat(exitCode).isEqualTo(4);
        List<Tree> lines = err().lines().map(Tree::parseJson).toList();
        assertThat(lines).allMatch(line -> line.at("schema").text().equals(Optional.of("railsk/1")));
        assertThat(lines)
                .extracting(line -> line.at("kind").text().orElse(""))
                .containsOnlyOnce("error")
                .contains("note", "event");
    }

    @Test
    void writesOnlyJsonLinesWhenTheArgumentsAreWrong() {
        int exitCode = run("deploy", "--revision", "a b", "--progress", "json");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .startsWith("{\"schema\":\"railsk/1\",\"kind\":\"error\",\"exitCode\":2,")
                .hasLineCount(1);
    }

    @Test
    void putsEveryResultIntoTheSameEnvelope() {
        for (String command : List.of("status", "diff", "migrate", "deploy", "nonsense")) {
            out.reset();
            String[] revision = List.of("diff", "migrate", "deploy").contains(command)
                    ? new String[] {command, "--revision", "abcd123", "--cluster", "fake", "--output", "json"}
                    : new String[] {command, "--cluster", "fake", "--output", "json"};

            int exitCode = run(revision);

            Tree json = Tree.parseJson(out());
            assertThat(json.entries().keySet()).startsWith("schema", "kind", "exitCode", "result", "simulated");
            assertThat(json.at("exitCode").integer()).hasValue((long) exitCode);
        }
    }

    @Test
    void showsWhatADeployWouldCreate() {
        int exitCode = run("diff", "--revision", "abcd123", "--cluster", "fake", "--exit-code");

        assertThat(exitCode).isEqualTo(3);
        assertThat(out())
                .contains("+ Deployment shop-web\n")
                .containsPattern(", to change: 0, unchanged: 1\ndigest: [0-9a-f]{16}\n$");
    }

    @Test
    void asksForTheRevisionWhenNoneRuns() {
        int exitCode = run("migrate", "--cluster", "fake");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        """
                        simulated: cluster fake lives in this command, and starts empty
                        error: environment "default" runs no revision of "shop", or several
                          Say which is meant: --revision with an image tag or a digest.
                        simulated: no real cluster was asked
                        """);
    }

    @Test
    void printsTheStateOfAMigration() {
        int exitCode = run("migrate", "--revision", "abcd123", "--cluster", "fake");

        assertThat(exitCode).isZero();
        assertThat(out()).isEqualTo("migration: not run\n");
    }

    @Test
    void runsAMigrationAlone() {
        int exitCode = run("migrate", "run", "--revision", "abcd123", "--cluster", "fake");

        assertThat(exitCode).isZero();
        assertThat(err()).contains("started Job shop-migrate-abcd123-1 (attempt 1)\n", "migration succeeded\n");
    }

    @Test
    void saysThatNothingIsDeployed() {
        int exitCode = run("status", "--cluster", "fake");

        assertThat(exitCode).isZero();
        assertThat(out())
                .isEqualTo(
                        """
                        shop in default: not deployed, namespace shop, simulated

                        WORKLOAD  IMAGE  READY  UPDATED  AGE  STATE   REASON
                        web       -      0/0    0        -    absent  not deployed
                        sidekiq   -      0/0    0        -    absent  not deployed

                        migration: not run
                        """);
    }

    @Test
    void blamesNobodyForWhatWasNeverDeployed() {
        run("status", "--cluster", "fake", "--output", "json");

        assertThat(out()).contains("\"state\": \"absent\"").doesNotContain("deleted", "cause");
    }

    @Test
    void speaksOfOldPodsOnlyWhereThereAreSome() {
        run("deploy", "--revision", "abcd123", "--cluster", "fake");

        assertThat(err()).doesNotContain("0 old pods");
    }

    @Test
    void listsTheOutcomesThatThereAre() {
        int exitCode = run("deploy", "--revision", "abcd123", "--cluster", "fake:web=image-mising");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .startsWith("error: --cluster fake:web=image-mising: no outcome \"image-mising\" on a fake cluster\n")
                .contains("image-missing");
    }

    @Test
    void guessesTheEmbeddedCluster() {
        int exitCode = run("status", "--cluster", "fakr");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .isEqualTo("error: there is no embedded cluster \"fakr\"\n  Did you mean \"fake\"? There is: fake.\n");
    }

    @Test
    void stopsWhenAskedAndSaysWhatWasApplied() {
        Signals atOnce = action -> {
            action.run();
            return () -> {};
        };

        int exitCode = run(
                CommandContext.empty(Path.of("nowhere")).withSignals(atOnce),
                "deploy",
                "--revision",
                "abcd123",
                "--cluster",
                "fake");

        assertThat(exitCode).isEqualTo(130);
        assertThat(err())
                .contains(
                        "stopping; press Ctrl-C again to end at once\n",
                        "error: the deploy of shop to default was cancelled: 0 of 7 objects applied");
    }

    private int run(String... args) {
        return run(CommandContext.empty(Path.of("nowhere")), args);
    }

    private int run(CommandContext context, String... args) {
        return Railsk.run(() -> SHOP, args, out, err, context);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
