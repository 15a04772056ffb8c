package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {

    private static final ManifestSet STAGING =
            TestApps.SHOP.environment("staging").render(Revision.of("abcd123"));

    @Test
    void printsTheBytesOfTheSetAndNothingElse() {
        CommandRun run = CommandRun.of("render", "staging", "--revision", "abcd123");

        assertThat(run.out()).isEqualTo(STAGING.toYaml());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void printsJson() {
        CommandRun run = CommandRun.of("render", "staging", "--revision=abcd123", "--format", "json");

        assertThat(run.out()).isEqualTo(STAGING.toJson());
    }

    @Test
    void needsNoEnvironmentWhenThereIsOneAndNoRevisionWhenItIsPinned() {
        CommandRun run = CommandRun.of(() -> TestApps.ONE, CommandContext.empty(Path.of("nowhere")), "render");

        assertThat(run.out())
                .isEqualTo(TestApps.ONE.environment("default").render().toYaml());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void warnsOfARevisionThatMayMove() {
        CommandRun run = CommandRun.of("render", "staging", "--revision", "latest");

        assertThat(run.err()).startsWith("warning: the revision \"latest\" may mean another build tomorrow");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void rendersTheMigrationsJobToo() {
        CommandRun run = CommandRun.of("render", "staging", "--with-migration", "--revision", "abcd123");

        ManifestSet set = ManifestSet.parse(run.out());
        assertThat(set.manifests()).hasSize(STAGING.manifests().size() + 1);
        assertThat(set.ofKind("Job")).singleElement().satisfies(job -> assertThat(job.name())
                .endsWith("-migrate-abcd123-1"));
        assertThat(run.out()).doesNotContain("argocd");
    }

    @Test
    void rendersTheMigrationsJobAsAHookOfArgoCd() {
        CommandRun run = CommandRun.of("render", "staging", "--with-migration=argocd", "--revision", "abcd123");

        assertThat(ManifestSet.parse(run.out()).ofKind("Job")).singleElement().satisfies(job -> assertThat(job.tree()
                        .at("metadata", "annotations", "argocd.argoproj.io/hook")
                        .text())
                .contains("PostSync"));
    }

    @Test
    void knowsTwoWaysToRenderAMigration() {
        CommandRun run = CommandRun.of("render", "staging", "--with-migration=flux", "--revision", "abcd123");

        assertThat(run.err()).contains("--with-migration must be one of job, argocd, but was \"flux\"");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void rendersAllThatADeployRuns() {
        CommandRun run = CommandRun.of("render", "staging", "--with-tasks=argocd", "--revision", "abcd123");

        assertThat(ManifestSet.parse(run.out()).ofKind("Job")).singleElement().satisfies(job -> assertThat(job.name())
                .endsWith("-migrate-abcd123-1"));
    }

    @Test
    void refusesToAskForTheMigrationTwice() {
        CommandRun run =
                CommandRun.of("render", "staging", "--with-tasks", "--with-migration", "--revision", "abcd123");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: --with-tasks renders the migration too, so --with-migration says nothing more
                          Leave --with-migration out.
                        """);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesToPrintAReport() {
        CommandRun run = CommandRun.of("render", "staging", "--revision", "abcd123", "--output", "json");

        assertThat(run.err())
                .isEqualTo(
                        """
                        error: render prints manifests, not a report
                          Write --format json for manifests in JSON.
                        """);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void writesAFilePerObject(@TempDir Path folder) throws IOException {
        CommandRun run = toFolder(folder, "staging");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("wrote 7 files to " + folder.resolve("out") + "\n");
        assertThat(names(folder.resolve("out")))
                .containsExactly(
                        ".railsk-files",
                        "deployment-shop-sidekiq.yaml",
                        "deployment-shop-web.yaml",
                        "ingress-shop-web.yaml",
                        "namespace-shop-staging.yaml",
                        "poddisruptionbudget-shop-sidekiq-pdb.yaml",
                        "poddisruptionbudget-shop-web-pdb.yaml",
                        "service-shop-web.yaml");
        assertThat(Files.readString(folder.resolve("out/service-shop-web.yaml")))
                .isEqualTo(STAGING.get("Service", "shop-web").toYaml());
    }

    @Test
    void removesTheFilesOfAnEarlierRender(@TempDir Path folder) throws IOException {
        toFolder(folder, "staging");

        CommandRun run = toFolder(folder, "production");

        assertThat(run.err())
                .contains("\nremoved what an earlier render left there: namespace-shop-staging.yaml,")
                .hasLineCount(2);
        assertThat(names(folder.resolve("out")))
                .containsExactly(
                        ".railsk-files",
                        "deployment-shop-sidekiq-production.yaml",
                        "deployment-shop-web-production.yaml",
                        "ingress-shop-web-production.yaml",
                        "namespace-shop.yaml",
                        "poddisruptionbudget-shop-sidekiq-pdb-production.yaml",
                        "poddisruptionbudget-shop-web-pdb-production.yaml",
                        "service-shop-web-production.yaml");
    }

    @Test
    void leavesTheFilesOfOthersAlone(@TempDir Path folder) throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("out")).resolve("service-shop-web.yaml");
        Files.writeString(foreign, "mine");

        CommandRun run = toFolder(folder, "staging");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("error: " + foreign + " is there already, and no render wrote it\n"
                        + "  Give --output-dir a folder of its own, which this user may write.\n");
        assertThat(names(folder.resolve("out"))).containsExactly("service-shop-web.yaml");
        assertThat(Files.readString(foreign)).isEqualTo("mine");
    }

    @Test
    void leavesForeignFilesAloneWhateverTheirNames(@TempDir Path folder) throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("out")).resolve("service-shop-web.yaml.railsk-new");
        Files.writeString(foreign, "mine");

        CommandRun run = toFolder(folder, "staging");

        assertThat(run.exitCode()).isZero();
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void followsNoLinkToAFile(@TempDir Path folder) throws IOException {
        toFolder(folder, "staging");
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Path inside = folder.resolve("out/service-shop-web.yaml");
        Files.delete(inside);
        Files.createSymbolicLink(inside, outside);

        CommandRun run = toFolder(folder, "staging");

        assertThat(run.exitCode()).isZero();
        assertThat(outside).hasContent("mine");
        assertThat(inside)
                .isRegularFile()
                .hasContent(STAGING.get("Service", "shop-web").toYaml());
        assertThat(Files.isSymbolicLink(inside)).isFalse();
    }

    @Test
    void refusesALinkInThePlaceOfItsList(@TempDir Path folder) throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Path list = Files.createDirectories(folder.resolve("out")).resolve(".railsk-files");
        Files.createSymbolicLink(list, outside);

        CommandRun run = toFolder(folder, "staging");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: " + list + " is a link or a folder, and no render made it\n");
        assertThat(outside).hasContent("mine");
    }

    @Test
    void removesNothingThatNoRenderWrites(@TempDir Path folder) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("Gemfile"), "mine");
        Files.writeString(folder.resolve("other.yaml"), "mine");
        Files.writeString(out.resolve(".railsk-files"), "Gemfile\n../other.yaml\n.railsk-files\n");

        toFolder(folder, "staging");

        assertThat(out.resolve("Gemfile")).exists();
        assertThat(folder.resolve("other.yaml")).exists();
    }

    @Test
    void rendersToOneFolderOneAfterTheOther(@TempDir Path folder) throws Exception {
        List<Callable<CommandRun>> renders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String environment = i % 2 == 0 ? "staging" : "production";
            renders.add(() -> toFolder(folder, environment));
        }
        ExecutorService threads = Executors.newFixedThreadPool(renders.size());

        List<Future<CommandRun>> runs = threads.invokeAll(renders);
        threads.shutdown();

        for (Future<CommandRun> run : runs) {
            assertThat(run.get().err()).startsWith("wrote 7 files");
        }
        List<String> names = names(folder.resolve("out"));
        assertThat(names).hasSize(8);
        assertThat(Files.readAllLines(folder.resolve("out/.railsk-files")))
                .containsExactlyInAnyOrderElementsOf(names.subList(1, 8));
    }

    @Test
    void saysThatAFolderCannotBeWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("out"), "a file");

        CommandRun run = toFolder(folder, "staging");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("error: could not write to " + folder.resolve("out") + ": " + folder.resolve("out")
                        + ": a file is in the way\n"
                        + "  Give --output-dir a folder of its own, which this user may write.\n");
    }

    @Test
    void endsQuietlyWhenTheReaderHasLeft() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = Railsk.run(
                () -> TestApps.SHOP,
                new String[] {"render", "staging", "--revision", "abcd123"},
                new FailingStream("Broken pipe"),
                err,
                CommandContext.empty(Path.of("nowhere")));

        assertThat(exitCode).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysThatTheResultCouldNotBeWritten() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = Railsk.run(
                () -> TestApps.SHOP,
                new String[] {"render", "staging", "--revision", "abcd123"},
                new FailingStream("No space left on device"),
                err,
                CommandContext.empty(Path.of("nowhere")));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        error: could not read or write: java.io.IOException: No space left on device
                          Run it again with --verbose to see where.
                        """);
    }

    private static CommandRun toFolder(Path folder, String environment) {
        return CommandRun.of(
                CommandContext.empty(folder), "render", environment, "--revision", "abcd123", "--output-dir", "out");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static final class FailingStream extends OutputStream {

        private final String message;

        FailingStream(String message) {
            this.message = message;
        }

        @Override
        public void write(int letter) throws IOException {
            throw new IOException(message);
        }
    }
}
