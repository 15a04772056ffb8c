package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.task.When;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code --report} writes. */
class ReportTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example").replicas(3))
            .worker("sidekiq", worker -> worker.queues("default"))
            .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets"))
            .smoke("up", up -> up.get("/up").tries(3)));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsOfADeployThatWentWell() throws IOException {
        assertThat(deploy("fake")).isZero();

        assertThat(page())
                .contains("<title>shop to default: succeeded</title>", "<h1>shop to default</h1>")
                .contains("<span class=\"badge good\">succeeded</span>")
                .contains("<dt>Revision</dt>\n<dd><code>v1</code>")
                .contains("<dt>Release</dt>\n<dd>1</dd>", "<dt>Who</dt>\n<dd>jane</dd>")
                .contains("<a href=\"https://github.com/acme/shop/actions/runs/42\" rel=\"noopener noreferrer\">")
                .contains("<title>web: 3 of 3 available, complete</title>", "<title>assets: ")
                .contains("<title>up: GET https://shop.example/up: answered 200</title>")
                .contains("<td class=\"word good\">passed</td>")
                .contains("<td>Deployment shop-web</td>")
                .doesNotContain("<h2>Why</h2>");
    }

    @Test
    void tellsOfADeployThatFailed() throws IOException {
        assertThat(deploy("fake:web=crash-loop")).isEqualTo(4);

        assertThat(page())
                .contains(
                        "<span class=\"badge bad\">rollout failed</span>",
                        "<h2>Why</h2>",
                        "<h2>Problems on the way</h2>")
                .contains("<code class=\"faint\">rails-boot-error</code>")
                .contains("defined in <code>ReportTest.java:2")
                .contains("<b>Next step </b>")
                .contains("<pre tabindex=\"0\">")
                .contains("class=\"fill-warn mark\"")
                .contains("<td class=\"word bad\">failed</td>");
    }

    @Test
    void tellsOfARefusal() throws IOException {
        Files.writeString(folder.resolve("report.html"), "from before");

        assertThat(run("rollback", "--cluster", "fake", "--report", "report.html"))
                .isEqualTo(3);

        assertThat(page())
                .contains("<span class=\"badge warn\">refused</span>", "<h2>Why</h2>")
                .doesNotContain("<svg");
    }

    @Test
    void leavesNothingButThePage() throws IOException {
        deploy("fake:migrate=migration-fails");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("report.html"));
        }
        assertThat(page()).contains("<span class=\"badge bad\">migration failed</span>", "<h2>Log of tasks</h2>");
    }

    @Test
    void wantsAFileInAFolderThatIsThere() {
        for (String file : List.of("absent/report.html", ".", " ")) {
            err.reset();
            assertThat(run("deploy", "--revision", "v1", "--cluster", "fake", "--report", file))
                    .isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("error: --report needs a file in a folder that is there, but was \"" + file + "\"\n"
                            + "  Write it as in --report deploy.html, and make its folder first.\n")
                    .doesNotContain("preflight");
        }
    }

    @Test
    void wantsAMigrationToRun() {
        assertThat(run("migrate", "--revision", "v1", "--cluster", "fake", "--report", "report.html"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        """
                        error: --report tells how a migration went, but migrate was not told to run one
                          Write migrate default run --report FILE.
                        """);
    }

    private int deploy(String cluster) {
        return run("deploy", "--revision", "v1", "--cluster", cluster, "--report", "report.html");
    }

    private int run(String... args) {
        CommandContext context = CommandContext.empty(folder)
                .withEnvironment(
                        Map.of("GITHUB_ACTOR", "jane", "GITHUB_REPOSITORY", "acme/shop", "GITHUB_RUN_ID", "42"));
        List<String> all = new ArrayList<>(List.of(args));
        return Railsk.run(() -> SHOP, all.toArray(new String[0]), new ByteArrayOutputStream(), err, context);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }
}
