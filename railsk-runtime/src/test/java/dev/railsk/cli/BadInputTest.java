package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

    private static final String COMMANDS = String.join(", ", Commands.NAMES);

    private static final RailsApp OPEN =
            RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop").web(web -> {}));

    @Test
    void saysWhichCommandsThereAre() {
        assertFails(2, "error: there is no command \"check\"\n  Commands: " + COMMANDS + ".\n", "check");
    }

    @Test
    void guessesTheCommand() {
        assertFails(
                2,
                "error: there is no command \"depoly\"\n  Did you mean \"deploy\"? Commands: " + COMMANDS + ".\n",
                "depoly");
    }

    @Test
    void wantsTheCommandFirst() {
        assertFails(
                2, "error: a command must come before --quiet\n  Commands: " + COMMANDS + ".\n", "--quiet", "render");
    }

    @Test
    void listsTheEnvironmentsNearestFirst() {
        assertFails(
                2,
                """
                        error: app "shop" has no environment "stagin"
                          Did you mean "staging"? Name one of: staging, production.
                        """,
                "render",
                "stagin",
                "--revision",
                "abcd123");
    }

    @Test
    void wantsAnEnvironmentWhenThereAreSeveral() {
        assertFails(
                2,
                "error: deploy needs an environment of app \"shop\"\n  Name one of: production, staging.\n",
                "deploy",
                "--revision",
                "abcd123");
    }

    @Test
    void namesTheOpenSlotWhenTheRevisionIsMissing() {
        String message =
                """
                        error: Environment "default" has 1 open slot:
                          1. image is open: "ghcr.io/acme/shop" has no tag or digest
                               at shop > image (BadInputTest.java:18)
                               Give the render a revision, such as --revision with the commit's SHA, or pin the image with Image.tag(..).
                        """;
        CommandContext nowhere = CommandContext.empty(Path.of("nowhere"));

        CommandRun render = CommandRun.of(() -> OPEN, nowhere, "render");
        CommandRun deploy = CommandRun.of(() -> OPEN, nowhere, "deploy");

        assertThat(render.err()).isEqualTo(message);
        assertThat(deploy.err()).isEqualTo(message);
        assertThat(render.exitCode()).isEqualTo(deploy.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAMalformedRevision() {
        assertFails(
                2,
                """
                        error: a revision must be an image tag or a sha256 digest, but "a b" has a blank; a tag has letters, digits, underscores, and after the first of them dots and dashes
                          Give the tag that was pushed, such as the commit's SHA, or "sha256:" and 64 hex digits.
                        """,
                "render",
                "staging",
                "--revision",
                "a b");
    }

    @Test
    void refusesARevisionThatThePinContradicts() {
        CommandRun run = CommandRun.of(
                () -> TestApps.ONE, CommandContext.empty(Path.of("nowhere")), "render", "--revision", "v2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: environment \"default\" pins its image to v1, but the revision is v2\n")
                .endsWith("Leave the revision out, or unpin the image.\n");
    }

    @Test
    void guessesTheOption() {
        assertFails(
                2,
                """
                        error: render has no option --revison
                          Did you mean "--revision"? "render --help" lists what it takes.
                        """,
                "render",
                "staging",
                "--revison",
                "abcd123");
    }

    @Test
    void refusesAnOptionOfAnotherCommand() {
        assertFails(
                2,
                "error: status has no option --adopt\n  \"status --help\" lists what it takes.\n",
                "status",
                "staging",
                "--adopt");
    }

    @Test
    void refusesAMalformedDuration() {
        assertFails(
                2,
                """
                        error: --timeout must be a duration, but "10 minutes" has the unit " "
                          Write hours (h), minutes (m) and seconds (s) in this order, such as 90s, 10m or 1h30m.
                        """,
                "deploy",
                "staging",
                "--revision",
                "abcd123",
                "--timeout",
                "10 minutes");
    }

    @Test
    void refusesATimeOfMigrationThatThereIsNot() {
        assertFails(
                2,
                """
                        error: --migrate must be one of before, after, split, manual, but was "afer"
                          Did you mean "after"? Write --migrate before|after|split|manual.
                        """,
                "deploy",
                "staging",
                "--migrate",
                "afer");
    }

    @Test
    void refusesAnotherWordAfterMigrate() {
        assertFails(
                2,
                """
                        error: migrate does not know "rum"
                          Write migrate staging for the state, migrate staging status to ask the image, migrate staging log for what it wrote, or migrate staging run to run it.
                        """,
                "migrate",
                "staging",
                "rum");
    }

    @Test
    void saysThatTheKubeconfigIsMissing(@TempDir Path home) {
        CommandRun run = CommandRun.of(CommandContext.empty(home), "status", "staging");

        assertThat(run.err())
                .isEqualTo("error: could not find a kubeconfig\n" + "  at "
                        + home.resolve(".kube").resolve("config")
                        + " (KUBECONFIG is not set)\n"
                        + "  Name a file with --kubeconfig or KUBECONFIG, or log in with your provider's command line"
                        + " to get one.\n");
        assertThat(run.exitCode()).isEqualTo(6);
    }

    @Test
    void looksForTheKubeconfigFromTheWorkingDirectory(@TempDir Path folder) {
        CommandRun run = CommandRun.of(CommandContext.empty(folder), "status", "staging", "--kubeconfig", "mine");

        assertThat(run.err()).contains(folder.resolve("mine").toString());
        assertThat(run.exitCode()).isEqualTo(6);
    }

    @Test
    void listsTheContextsThatThereAre(@TempDir Path folder) throws IOException {
        writeKubeconfig(folder);

        CommandRun run = CommandRun.of(
                CommandContext.empty(folder), "status", "staging", "--kubeconfig", "config", "--context", "prdo");

        assertThat(run.err()).contains("\"prdo\"").contains("prod");
        assertThat(run.exitCode()).isEqualTo(6);
    }

    @Test
    void saysWhereNothingAnswers(@TempDir Path folder) throws IOException {
        writeKubeconfig(folder);

        CommandRun run = CommandRun.of(
                CommandContext.empty(folder), "status", "staging", "--kubeconfig", "config", "--context", "prod");

        assertThat(run.err()).startsWith("error: could not reach the API server https://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(6);
    }

    @Test
    void saysWhatAnEmbeddedClusterNeeds() {
        assertFails(
                2,
                """
                        error: --cluster fake needs railsk-testing, which is not on the class path
                          Add the dependency dev.railsk:railsk-testing:0.1.0-SNAPSHOT; in a JBang script that is the line //DEPS dev.railsk:railsk-testing:0.1.0-SNAPSHOT
                        """,
                "deploy",
                "staging",
                "--revision",
                "abcd123",
                "--cluster",
                "fake");
    }

    @Test
    void refusesTwoClusters() {
        assertFails(
                2,
                "error: --cluster and --context name two clusters\n  Keep one of the two.\n",
                "status",
                "staging",
                "--cluster",
                "fake",
                "--context",
                "prod");
    }

    @Test
    void tellsOfAnInvalidAppWithoutAStackTrace() {
        CommandRun run = CommandRun.of(
                () -> RailsApp.define("shop", app -> app.web(web -> {})),
                CommandContext.empty(Path.of("nowhere")),
                "render");

        assertThat(run.err())
                .startsWith("error: App \"shop\" has 1 problem:\n  1. the app has no image\n")
                .contains("(BadInputTest.java:")
                .doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void tellsOfAnInvalidConstantWithoutAStackTrace() {
        CommandRun run = CommandRun.of(() -> Broken.APP, CommandContext.empty(Path.of("nowhere")), "render");

        assertThat(run.err())
                .startsWith("error: App \"broken\" has 1 problem:\n")
                .doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void tellsOfAnythingElseInTwoLines() {
        CommandRun run = CommandRun.of(BadInputTest::fail, CommandContext.empty(Path.of("nowhere")), "render");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: unexpected: java.lang.IllegalStateException: out of order
                          Run it again with --verbose to see where.
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void addsTheStackTraceWhenAsked() {
        CommandRun run =
                CommandRun.of(BadInputTest::fail, CommandContext.empty(Path.of("nowhere")), "render", "--verbose");

        assertThat(run.err()).contains("java.lang.IllegalStateException: out of order\n", "BadInputTest.fail");
    }

    @Test
    void reportsAsJsonWhenAsked() {
        CommandRun run = CommandRun.of("status", "stagin", "--output", "json");

        assertThat(run.out())
                .isEqualTo(
                        """
                        {
                          "schema": "railsk/1",
                          "kind": "error",
                          "exitCode": 2,
                          "result": "usage or invalid definition",
                          "simulated": false,
                          "error": "app \\"shop\\" has no environment \\"stagin\\"\\n  Did you mean \\"staging\\"? Name one of: staging, production."
                        }
                        """);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static RailsApp fail() {
        throw new IllegalStateException("out of order");
    }

    private static void assertFails(int exitCode, String message, String... args) {
        CommandRun run = CommandRun.of(args);

        assertThat(run.err()).isEqualTo(message);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    private static void writeKubeconfig(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("config"),
                """
                apiVersion: v1
                kind: Config
                current-context: prod
                clusters: [{name: prod, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: prod, user: {token: not-a-secret}}]
                contexts: [{name: prod, context: {cluster: prod, user: prod}}]
                """);
    }

    private static final class Broken {
        static final RailsApp APP = RailsApp.define("broken", app -> app.web(web -> {}));
    }
}
