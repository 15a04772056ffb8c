package dev.railsk.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.text.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our definitions say what the charts say, leaf by leaf.
 *
 * <p>The charts are not part of this project: {@code RAILSK_CHARTS} names a folder with {@code CHART/rendered.yaml}, which their own tool
 * made.
 */
class ChartComparisonTest {

    private static final String VARIABLE = "RAILSK_CHARTS";
    private static final int ENOUGH = 95;

    @TempDir
    private @Nullable Path folder;

    @TestFactory
    Stream<DynamicTest> saysWhatTheChartSays() {
        return ComparedApps.ALL.stream().map(app -> dynamicTest(app.chart() + " " + app.version(), () -> compare(app)));
    }

    private void compare(ComparedApp app) throws IOException {
        ManifestSet chart = chart(app);
        Folder files = files(chart);
        ChartComparison comparison = new ChartComparison(
                app,
                chart,
                ComparedApp.render(app.app().apply(files)),
                ComparedApp.render(app.inWords().apply(files)));

        System.out.println(comparison.report());

        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.idle()).as("deviations of nothing").isEmpty();
        assertThat(comparison.percent()).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(Path.of("..", "docs", "compared.md")).content().contains(comparison.report());
    }

    private static ManifestSet chart(ComparedApp app) throws IOException {
        String charts = System.getenv(VARIABLE);
        assumeTrue(
                charts != null,
                () -> "NOT COMPARED with the chart " + app.chart() + ": set " + VARIABLE + " to a folder that has "
                        + app.chart() + "/rendered.yaml");
        return ManifestSet.parse(Files.readString(Path.of(charts, app.chart(), "rendered.yaml")));
    }

    // Who moves takes the files of the chart along as they are.
    private Folder files(ManifestSet chart) throws IOException {
        Path target = Files.createDirectories(java.util.Objects.requireNonNull(folder));
        for (Manifest config : chart.ofKind("ConfigMap")) {
            for (Map.Entry<String, dev.railsk.manifest.Tree> file :
                    config.tree().at("data").entries().entrySet()) {
                Files.writeString(
                        target.resolve(file.getKey()), file.getValue().text().orElse(""));
            }
        }
        return Folder.of(target);
    }
}
