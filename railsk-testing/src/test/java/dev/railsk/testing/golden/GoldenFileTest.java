package dev.railsk.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    @TempDir
    private Path folder;

    private final ManifestSet one =
            ManifestSet.parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {K: größe}}");
    private final ManifestSet other =
            ManifestSet.parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {K: kleiner}}");

    @Test
    void saysHowToWriteAMissingFile() {
        Path file = folder.resolve("canary.yaml");

        assertThatThrownBy(() -> GoldenFile.at(file, false, false).check(one))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "there is no golden file " + file + "\n"
                                + "To write it, run this test once with -Drailsk.golden=write, look at the file, and commit it.");
        assertThat(file).doesNotExist();
    }

    @Test
    void writesAMissingFileWhenAsked() {
        Path file = folder.resolve("goldens/canary.yaml");

        GoldenFile.at(file, true, false).check(one);

        assertThat(file).hasContent(one.toYaml());
        GoldenFile.at(file, false, false).check(one);
    }

    @Test
    void neverWritesOnCi() {
        Path file = folder.resolve("canary.yaml");

        assertThatThrownBy(() -> GoldenFile.at(file, true, true).check(one))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Golden files are never written on CI");
        assertThat(file).doesNotExist();
    }

    @Test
    void namesThePlaceThatDiffers() {
        Path file = folder.resolve("canary.yaml");
        GoldenFile.at(file, true, false).check(one);

        assertThatThrownBy(() -> GoldenFile.at(file, false, false).check(other))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "golden file " + file + ": 1 difference\n"
                                + "ConfigMap a data.K\n  wanted  \"größe\"\n  found   \"kleiner\"\n"
                                + "To accept it, run this test once with -Drailsk.golden=write, look at the file, and commit it.");
    }

    @Test
    void seesAnotherWayOfWritingTheSameObjects() throws IOException {
        Path file = folder.resolve("canary.yaml");
        Files.writeString(file, "# a comment\n" + one.toYaml());

        assertThatThrownBy(() -> GoldenFile.at(file, false, false).check(one))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the same objects, but written otherwise");
    }

    @Test
    void acceptsWindowsLineEnds() throws IOException {
        Path file = folder.resolve("canary.yaml");
        Files.writeString(file, one.toYaml().replace("\n", "\r\n"));

        GoldenFile.at(file, false, false).check(one);
    }

    @Test
    void namesTheFileThatHasConflictMarkers() throws IOException {
        Path file = folder.resolve("canary.yaml");
        Files.writeString(
                file, "apiVersion: v1\n<<<<<<< HEAD\nkind: Secret\n=======\nkind: ConfigMap\n>>>>>>> other\n");

        assertThatThrownBy(() -> GoldenFile.at(file, false, false).check(one))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "golden file " + file + ": a merge left conflict markers in it, the first on line 2\n"
                                + "To accept it, run this test once with -Drailsk.golden=write, look at the file, and commit it.");
        GoldenFile.at(file, true, false).check(one);
        assertThat(file).hasContent(one.toYaml());
    }

    @Test
    void takesNoForAnAnswerWhenItAsksForContinuousIntegration() {
        assertThat(Stream.of("true", "1", "yes")).allMatch(GoldenFile::isCi);
        assertThat(Stream.of("false", "False", "0", "")).noneMatch(GoldenFile::isCi);
        assertThat(GoldenFile.isCi(null)).isFalse();
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        Path file = folder.resolve("canary.yaml");
        Files.writeString(file, "[".repeat(3000));

        assertThatThrownBy(() -> GoldenFile.at(file, false, false).check(one))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "golden file " + file + ": values must lie at most 500 levels deep\n"
                                + "  at " + file + ", document 1, line 1\n"
                                + "  Look for brackets without an end.\n"
                                + "To accept it, run this test once with -Drailsk.golden=write, look at the file, and commit it.");
    }
}
