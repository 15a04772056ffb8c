package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A render must start fast: whatever it loads is time. */
class RenderLoadsLittleTest {

    /** What the child process runs. */
    public static void main(String... args) {
        Railsk.main(() -> TestApps.SHOP, args);
    }

    @Test
    void loadsNoClientNoJacksonAndNoOtherCommand(@TempDir Path folder) throws Exception {
        List<String> loaded = classesOf(folder, "render", "staging", "--revision", "abcd123");

        assertThat(loaded).contains("dev.railsk.cli.internal.command.RenderCommand");
        assertThat(loaded).noneMatch(RenderLoadsLittleTest::isTooMuch);
        assertThat(loaded)
                .filteredOn(name -> name.startsWith("dev.railsk.cli."))
                .hasSizeLessThan(30);
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

    private static List<String> classesOf(Path folder, String... args) throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:file=" + log.toString().replace(":", "\\:"),
                "-cp",
                System.getProperty("java.class.path"),
                RenderLoadsLittleTest.class.getName());
        child.command().addAll(List.of(args));
        Process process = child.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(log).stream()
                .map(RenderLoadsLittleTest::className)
                .toList();
    }

    // A line is "[0.050s][info][class,load] java.lang.Object source: shared objects file".
    private static String className(String line) {
        String rest = line.substring(line.lastIndexOf("] ") + 2);
        return rest.substring(0, (rest + " ").indexOf(' '));
    }
}
