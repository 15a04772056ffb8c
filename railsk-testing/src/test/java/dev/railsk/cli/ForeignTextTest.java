package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A cluster says what terminals and logs would act on: no output of any command passes it on. */
class ForeignTextTest {

    private static final String EVIL = "\u001b[31mred\u001b]0;title\u0007 \u202eback \u200bzero\u200e\u061c\u2028"
            + "::error::line ##[command]x\r\n::stop-commands::y";

    private static final String HTML = "</pre></title><img src=x onerror=alert(1)>\" onload=\"x";

    private static final Pattern TAG = Pattern.compile("<([a-zA-Z0-9]+)");

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .worker("sidekiq", worker -> worker.queues("default")));

    private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    /** A fake cluster whose live objects and logs hold such texts. */
    public static final class Evil implements EmbeddedClusterProvider {

        @Override
        public String name() {
            return "evil";
        }

        @Override
        public Cluster open(Environment environment, String script) {
            FakeCluster cluster = FakeCluster.start().namespace("shop");
            Map<String, Object> metadata =
                    Map.of("name", "shop-web", "namespace", "shop", "annotations", Map.of("note", EVIL));
            cluster.put(Tree.of(Map.of("apiVersion", "v1", "kind", "Service", "metadata", metadata)));
            if (script.equals("crash")) {
                cluster.workload("web", Outcome.crashLoop(EVIL, "::error::first", HTML));
            }
            cluster.task("migrate", Outcome.migrationFails(EVIL, "::error::first", HTML));
            if (script.equals("deployed")) {
                assertThatThrownBy(() -> Deployer.on(cluster).deploy(environment, Revision.of("v1")))
                        .isInstanceOf(MigrationFailedException.class);
            }
            return cluster;
        }
    }

    @BeforeEach
    void provideIt() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(EmbeddedClusterProvider.class.getName()), Evil.class.getName());
        URL[] place = {folder.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(place, BEFORE));
    }

    @AfterEach
    void forgetIt() {
        Thread.currentThread().setContextClassLoader(BEFORE);
    }

    @TestFactory
    Stream<DynamicTest> isTextEverywhere() {
        return Stream.of(
                        "deploy --revision v1",
                        "deploy --revision v1 --progress json",
                        "deploy --revision v1 --output json --verbose",
                        "deploy --revision v1 --dry-run",
                        "diff --revision v1",
                        "diff --revision v1 --output json",
                        "migrate run --revision v1",
                        "migrate --revision v1",
                        "status",
                        "status --output json")
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    for (String cluster : List.of("evil", "evil:crash", "evil:deployed")) {
                        run(command, cluster);
                        assertHarmless();
                    }
                }));
    }

    @Test
    void gitHubReadsOurCommandsAndNoOthers() {
        for (String cluster : List.of("evil", "evil:crash")) {
            run("deploy --revision v1 --progress github", cluster);

            assertThat(err).contains("red back zero").doesNotContain("##[");
            assertThat(err.lines().map(String::strip).filter(line -> line.startsWith("::")))
                    .isNotEmpty()
                    .allMatch(line -> line.matches("::(group|endgroup|warning|error)( [a-z]+=[^:]*)?::.*"));
            assertThat(err.lines().filter(line -> line.startsWith("::error"))).hasSize(1);
        }
    }

    @Test
    void theSummaryOfAJobHasNothingThatActs() throws IOException {
        Files.deleteIfExists(folder.resolve("summary.md"));
        run("deploy --revision v1 --progress github", "evil");

        String summary = Files.readString(folder.resolve("summary.md"));
        assertThat(summary)
                .contains("red back zero", "&#58;&#58;error&#58;&#58;line")
                .doesNotContain("::", "##[");
        assertThat(summary.codePoints())
                .noneMatch(letter -> letter != '\n' && Character.isISOControl(letter))
                .noneMatch(letter -> Character.getType(letter) == Character.FORMAT || letter == 0x2028);
    }

    @Test
    void aPageOfADeployHoldsThemAsText() throws IOException {
        for (String cluster : List.of("evil", "evil:crash")) {
            run("deploy --revision v1 --report report.html", cluster);

            String page = Files.readString(folder.resolve("report.html"));
            assertThat(page).contains("red]0;title").contains("&lt;img src=x onerror=alert(1)&gt;");
            assertThat(TAG.matcher(page).results().map(tag -> tag.group(1)).distinct())
                    .isSubsetOf(
                            ("html head meta title style body main header h1 h2 span section dl div dt dd p b pre code svg"
                                            + " line text rect polygon table tr th td details summary ul li footer a")
                                    .split(" "));
            assertThat(page).doesNotContain("<a ", "<script", "<link", "url(", "@import", " src=\"");
            assertThat(page.codePoints())
                    .noneMatch(letter -> letter != '\n' && letter != '\t' && Character.isISOControl(letter))
                    .noneMatch(letter -> Character.getType(letter) == Character.FORMAT || letter == 0x2028);
        }
    }

    @Test
    void theTextsAreThere() {
        for (String cluster : List.of("evil", "evil:crash")) {
            run("deploy --revision v1", cluster);
            assertThat(err).contains("red back zero");
            run("deploy --revision v1 --output json --progress json", cluster);
            assertThat(err).contains("red\\u001b]0;title");
            assertThat(out).contains("red\\u001b]0;title");
        }
    }

    @Test
    void saysWhatTheClusterSaid() {
        run("migrate run --revision v1 --progress json", "evil");

        assertThat(err).contains("\\u001b[31mred", "\\u202eback", "##\\u005bcommand]x");
        run("migrate run --revision v1", "evil");
        assertThat(err).contains("migrate | red back zero");
    }

    private void assertHarmless() {
        String all = out + err;
        assertThat(all).isNotEmpty().doesNotContain("##[");
        assertThat(all.codePoints())
                .noneMatch(letter -> letter != '\n' && Character.isISOControl(letter))
                .noneMatch(letter -> Character.getType(letter) == Character.FORMAT || letter == 0x2028);
        assertThat(all.lines()).noneMatch(line -> line.strip().startsWith("::"));
    }

    private void run(String command, String cluster) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--cluster", cluster));
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        CommandContext context = CommandContext.empty(folder)
                .withEnvironment(Map.of(
                        "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString()));
        Railsk.run(() -> SHOP, args.toArray(new String[0]), result, messages, context);
        out = result.toString(StandardCharsets.UTF_8);
        err = messages.toString(StandardCharsets.UTF_8);
    }
}
