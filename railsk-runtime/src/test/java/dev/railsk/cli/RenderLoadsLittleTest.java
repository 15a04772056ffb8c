package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A render must start fast: whatever it loads is time. */
class RenderLoadsLittleTest {

    @Test
    void loadsNoClientNoJacksonAndNoOtherCommand(@TempDir Path folder) throws Exception {
        List<String> loaded = LoadedClasses.of(folder, "render", "staging", "--revision", "abcd123");

        assertThat(loaded).contains("dev.railsk.cli.internal.command.RenderCommand");
        assertThat(loaded).noneMatch(RenderLoadsLittleTest::isTooMuch);
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.cli."))
                .hasSizeLessThan(32);
    }

    /** The equals of a record makes some thirty classes the first time that it is called; what a renderer does not need, it need not load. */
    @Test
    void comparesNoRecordsAndMakesNoLambdas(@TempDir Path folder) throws Exception {
        List<String> loaded = LoadedClasses.of(folder, "render", "staging", "--revision", "abcd123");

        assertThat(loaded).doesNotContain("java.lang.runtime.ObjectMethods");
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.") && name.contains("$$Lambda"))
                .allMatch(name -> name.startsWith("dev.railsk.cli.TestApps$")
                        || name.startsWith("dev.railsk.cli.LoadedClasses$")
                        || name.startsWith("dev.railsk.network.Exposure$"));
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.render."))
                .hasSizeLessThan(45);
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.app.") && name.endsWith("Rules"))
                .hasSizeLessThan(12);
    }

    private static boolean isTooMuch(String name) {
        return name.startsWith("io.fabric8.kubernetes.client.")
                || name.startsWith("java.net.http.")
                || name.startsWith("jdk.internal.net.http.")
                || name.startsWith("tools.jackson.")
                || name.startsWith("org.snakeyaml.")
                || name.startsWith("org.slf4j.")
                || name.startsWith("java.util.logging.")
                || name.startsWith("java.util.ServiceLoader")
                || name.startsWith("dev.railsk.deploy.")
                || name.startsWith("dev.railsk.rollout.")
                || name.startsWith("dev.railsk.cluster.")
                || name.startsWith("dev.railsk.cli.internal.view.")
                || name.startsWith("sun.misc.Signal");
    }
}
