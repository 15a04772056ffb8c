package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deploy in GitHub Actions: what its log, its annotations and the summary of its job say. */
class GitHubActionsTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .worker("sidekiq", worker -> worker.queues("default")));

    private static final Pattern POD = Pattern.compile("shop-web-[a-z0-9]+-[a-z0-9]+");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/GitHubActionsTest.java"), "");
    }

    @Test
    void foldsTheStepsOfADeploy() throws IOException {
        int exitCode = deploy("fake");

        assertThat(exitCode).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("::")))
                .startsWith("::group::    0s  preflight", "::endgroup::", "::group::    0s  lock", "::endgroup::")
                .endsWith("::endgroup::")
                .noneMatch(line -> line.startsWith("::error") || line.contains("title=problem"));
        assertThat(summary())
                .startsWith(
                        "\n### shop to default: succeeded\n\n| revision | namespace | cluster | by | began | took |\n")
                .contains("| <code>v1</code> | <code>shop</code> | <code>fake</code> | <code>jane</code> | ")
                .contains(
                        "| <code>web</code> | <code>ghcr&#46;io&#47;acme&#47;shop&#58;v1</code> | 2/2 | complete | - |\n")
                .contains("| <code>migrate</code> | succeeded | <code>shop-migrate-v1-1</code> |\n")
                .contains("\nObjects: 6 created 1 unchanged\n")
                .contains("| <code>Deployment shop-web</code> | created | - |\n")
                .contains("| dry run | 0s | well |\n")
                .doesNotContain("**Why");
    }

    @Test
    void putsTheCauseAtTheAuthorsLine() throws IOException {
        int exitCode = deploy("fake:web=image-missing");

        assertThat(exitCode).isEqualTo(4);
        List<String> annotations = err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("::error") || line.startsWith("::warning file"))
                .map(line -> POD.matcher(line).replaceAll("POD"))
                .toList();
        assertThat(annotations).hasSize(2);
        assertThat(annotations.get(0))
                .startsWith(
                        "::warning file=src/GitHubActionsTest.java,line=22,title=problem of web::Pod POD, container web: ")
                .endsWith("%0A  Push ghcr.io/acme/shop:v1, or deploy a revision that was pushed.");
        assertThat(annotations.get(1))
                .startsWith("::error file=src/GitHubActionsTest.java,line=22,title=shop to default%3A rollout failed::")
                .endsWith("[image-not-found]%0A  at Pod POD, container web, defined in GitHubActionsTest.java:22%0A"
                        + "  Push ghcr.io/acme/shop:v1, or deploy a revision that was pushed.");
        assertThat(POD.matcher(summary()).replaceAll("POD"))
                .startsWith("\n### shop to default: rollout failed\n")
                .contains("\n**Why 1:** <code>ImagePullBackOff&#58; ")
                .contains(" (image-not-found)<br>\nat <code>Pod POD, container web</code><br>\ndefined in ")
                .contains("\ndefined in <code>GitHubActionsTest&#46;java&#58;22</code><br>\nNext step: ")
                .contains(
                        "<code>Push ghcr&#46;io&#47;acme&#47;shop&#58;v1, or deploy a revision that was pushed&#46;</code>\n")
                .contains("| await | ", " | **failed** |\n");
    }

    @Test
    void addsToTheSummaryOfEarlierCommands() throws IOException {
        Files.writeString(folder.resolve("summary.md"), "before\n");

        deploy("fake");
        deploy("fake:migrate=migration-fails");

        assertThat(summary())
                .startsWith("before\n\n### shop to default: succeeded\n")
                .contains("\n\n### shop to default: migration failed\n")
                .contains("\n<pre>", "StandardError&#58; ");
    }

    @Test
    void goesOnWithoutASummaryThatCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("summary.md"));

        int exitCode = deploy("fake");

        assertThat(exitCode).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("warning: could not write the job's summary " + folder.resolve("summary.md"));
    }

    @Test
    void writesPlainLinesOnlyWhereTheyAreAskedFor() {
        deploy("fake:web=image-missing", "--progress", "plain");

        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("::");
        assertThat(folder.resolve("summary.md")).doesNotExist();
    }

    private int deploy(String cluster, String... more) {
        List<String> args = new ArrayList<>(List.of("deploy", "--revision", "v1", "--cluster", cluster));
        args.addAll(List.of(more));
        CommandContext context = CommandContext.empty(folder)
                .withEnvironment(Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_ACTOR",
                        "jane",
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("summary.md").toString(),
                        "GITHUB_WORKSPACE",
                        folder.toString()));
        return Railsk.run(() -> SHOP, args.toArray(new String[0]), new ByteArrayOutputStream(), err, context);
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("summary.md"));
    }
}
